package dev.regnest.evidence;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, and of the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "regnest " + (version == null ? "(not from its jar)" : version) + ", Java "
          + Runtime.version().feature()
    };
  }
}
