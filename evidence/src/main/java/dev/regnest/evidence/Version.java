package dev.regnest.evidence;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of regnest, and of the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"regnest " + ofTool() + ", Java " + Runtime.version().feature()};
  }

  /** {@return the version of the jar, or of the module where a runtime has it built in} */
  static String ofTool() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .or(() -> Optional.ofNullable(Version.class.getModule().getDescriptor())
            .flatMap(ModuleDescriptor::rawVersion))
        .orElse("(not from its jar)");
  }
}
