package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file in C bounds itself, by {@code __times()}, and where that is said. */
class OwnBoundsOfAFileTest {
  private static final String UNBOUNDED = "../hypotheses/bugs/12-fpu-in-hardirq/after.c";
  private static final String TWICE = """
      /*
       * Can two interrupts be counted?
       *
       * Hypotheses: nested-irqs
       * Result: PROVED
       */
      static int seen;
      static void __task task(void) { WARN_ON(seen == 3); }
      static void __nmi __times(2) nmi(void) { if (seen < 3) this_cpu_inc(seen); }
      """;
  private static final String AT_MOST = "nmi() at most 2 times (__times, test.c:9)";

  @TempDir
  private Path folder;

  private String file(String text) throws IOException {
    return Cli.file(folder, text);
  }

  @Test
  void aGreenSaysHowTheFileBoundsItself() throws IOException {
    String name = file(TWICE);
    Cli.Result check = Cli.run("check", name);
    assertEquals(0, check.exitCode(), check.err());
    String says = "PROVED for any number of interrupts, but " + AT_MOST + " (";
    assertTrue(Cli.unfolded(check.out()).contains(says), check.out());
    assertFalse(Cli.run("check", UNBOUNDED).out().contains(", but "), "nothing bounds that one");
    assertEquals(
        "as expected " + name + " nested-irqs: PROVED, but " + AT_MOST + " 1 of 1 as expected",
        Cli.unfolded(Cli.run("verify", name).out()).strip());
    String why = Cli.unfolded(Cli.run("why", name).out());
    assertTrue(why.contains("mutants killed; " + AT_MOST), why);
  }

  @Test
  void ktapTellsTheBoundsOfAFileInADiagnostic() throws IOException {
    String name = file(TWICE);
    assertEquals(
        List.of(
            "KTAP version 1",
            "1..1",
            "# " + AT_MOST,
            "ok 1 " + name + " nested-irqs",
            "# 1 of 1 as expected"),
        Cli.run("verify", "--ktap", name).lines());
    String ktap = Cli.run("check", name, "--format", "ktap").out();
    assertTrue(ktap.contains("interrupts, but " + AT_MOST), ktap);
  }

  @Test
  void evidenceTellsTheBoundsOfAFileInEachOfItsForms() throws IOException {
    Path into = folder.resolve("bounded");
    Cli.Result evidence = Cli.run("evidence", "-o", into.toString(), file(TWICE));
    assertEquals(0, evidence.exitCode(), evidence.err());
    assertTrue(evidence.out().contains("test.c holds under nested-irqs, but " + AT_MOST));
    String mail = Files.readString(into.resolve("evidence.txt"));
    String answer = "Every claim holds for any number of interrupts, but " + AT_MOST;
    assertTrue(Cli.unfolded(mail).contains(answer), mail);
    assertTrue(
        Cli.unfolded(mail)
            .contains("proved: every claim holds for any number of interrupts but in "),
        mail);
    String json = Files.readString(into.resolve("results.json"));
    assertTrue(json.contains("\"ownBounds\": \"" + AT_MOST + "\""), json);
    String markdown = Files.readString(into.resolve("results.md"));
    assertTrue(markdown.contains("test.c holds, but nmi() at most 2 times"), markdown);
  }
}
