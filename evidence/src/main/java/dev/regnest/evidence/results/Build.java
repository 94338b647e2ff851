package dev.regnest.evidence.results;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the property and stress tests of a build left behind. */
public final class Build {
  private Build() {}

  /**
   * {@return what was measured, with nothing for what is missing there}
   *
   * @param top the top folder of the built tree, or null for none
   */
  public static Measured measured(Path top) {
    String jdk = Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
        + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (top == null) {
      return new Measured(jdk, null, null, null);
    }
    Path reports = top.resolve("properties/target/surefire-reports");
    Path summary = top.resolve("stress/target/jcstress/summary.json");
    Path compiled = top.resolve("evidence/target/native.json");
    return new Measured(
        jdk,
        Files.isDirectory(reports) ? SurefireReports.read(reports) : null,
        Files.exists(summary) ? StressSummary.read(summary) : null,
        Files.exists(compiled) ? NativeSummary.read(compiled) : null);
  }
}
