package dev.regnest.evidence;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, and of the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"regnest " + ofTool() + ", Java " + Runtime.version().feature()};
  }

  /** {@return the version of the jar} */
  static String ofTool() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not from its jar)" : version;
  }
}
