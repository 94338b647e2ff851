package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.results.Measured;
import java.util.List;

/** What differs from build to build, below a line that says so. */
final class MeasuredSection {
  private MeasuredSection() {}

  static void write(Page page, Measured measured) {
    page.heading("Measured on this build: differs from run to run");
    if (measured == null) {
      page.paragraph("Nothing.");
      return;
    }
    page.item("Java " + measured.jdk());
    properties(page, measured.properties());
    stress(page, measured.stress());
    compiled(page, measured.compiled());
  }

  private static void properties(Page page, Measured.Properties properties) {
    if (properties == null) {
      page.item("jqwik: no results of this build here; mvn verify folds them in");
      return;
    }
    page.item("jqwik and JUnit in properties: " + properties.passed() + " passed, "
        + properties.failed() + " failed, " + properties.skipped() + " skipped, in "
        + Summary.counted(properties.classes().size(), "class", "classes"));
    for (Measured.TestClass c : properties.classes()) {
      page.indented(
          "     ",
          "       ",
          c.name() + ": " + c.tests() + (c.failed() == 0 ? "" : ", " + c.failed() + " failed"));
    }
  }

  private static void compiled(Page page, List<Measured.CompiledFile> files) {
    if (files == null) {
      page.item("Compiled C: not interrupted in this build; mvn verify does so where there is gcc");
      return;
    }
    page.item(
        "Compiled C, interrupted before every machine instruction: bad ones of all, and what the model says of the file");
    for (Measured.CompiledFile file : files) {
      page.indented(
          "     ",
          "       ",
          file.file() + ", " + file.hypothesis() + ", " + file.compiler() + ": "
              + file.bad() + " of " + file.instructions() + ", " + file.verdict() + "; model: "
              + file.model());
      file.breaks().forEach(broken -> page.indented("       ", "         ", broken.text()));
    }
  }

  private static void stress(Page page, Measured.Stress stress) {
    if (stress == null) {
      page.item("JCStress: no results of this build here; mvn verify folds them in");
      return;
    }
    page.item("JCStress" + (stress.jvm().isEmpty() ? "" : " on " + stress.jvm())
        + ": outcomes predicted by the model, seen, and samples with a forbidden one");
    for (Measured.StressTest test : stress.tests()) {
      page.indented(
          "     ",
          "       ",
          test.name() + ": predicted " + test.predicted() + ", seen "
              + test.seen() + ", forbidden " + test.forbidden() + " of " + test.samples()
              + " samples: " + test.verdict());
      test.outcomes().forEach(outcome -> page.indented("       ", "         ", outcome));
    }
  }
}
