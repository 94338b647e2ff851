package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in C of which nothing was tested, each told why. */
class VacuousFilesTest {
  @TempDir
  private Path folder;

  private String file(String text) throws IOException {
    return Cli.file(folder, text);
  }

  @Test
  void aProgramThatNothingAsksAnythingOfIsVacuousAndSaysWhatToAdd() throws IOException {
    Cli.Result check =
        Cli.run("check", file("static int x; static void __task t(void) { x = 1; }\n"));
    assertEquals(3, check.exitCode());
    String says = "VACUOUS: nothing is asserted: add WARN_ON() or an __at_rest check, see"
        + " docs/writing-a-hypothesis.md";
    assertTrue(Cli.unfolded(check.out()).contains(says), check.out());
    check.lines().stream()
        .filter(line -> !line.startsWith("limits:") && !line.contains(folder.toString()))
        .forEach(line -> assertTrue(line.length() <= 75, line));
  }

  private static final String IN_A_HARDIRQ = """
      /*
       * Is what a hardirq says asked where none arrives?
       *
       * Hypotheses: %s
       * Result: PROVED
       */
      static int x;
      static void __task task(void) { x = 1; }
      static void __hardirq hardirq(void)
      {
      	WARN_ON(x > 1);
      }
      """;

  @Test
  void anAssertionThatTheHypothesisLeavesOutIsToldWithOneThatDoesNot() throws IOException {
    String name = file(IN_A_HARDIRQ.formatted("preempt-rt"));
    Cli.Result check = Cli.run("check", name);
    assertEquals(3, check.exitCode());
    String says = "VACUOUS: the WARN_ON at line 11 was never reached; hardirq() does not run under"
        + " this hypothesis, but does under nested-irqs";
    assertTrue(Cli.unfolded(check.out()).contains(says), check.out());
    String surprise = "found " + says + "\n";
    assertTrue(Cli.run("verify", name).out().contains(surprise), "verify says so as well");
    assertEquals(
        0, Cli.run("verify", file(IN_A_HARDIRQ.formatted("nested-irqs"))).exitCode());
  }

  @Test
  void anAssertionThatIsNeverReachedWhereItsCodeRunsIsToldAlone() throws IOException {
    String text = "static int x; static void __task t(void) { if (x) WARN_ON(x); }\n%s";
    String one = Cli.unfolded(Cli.run("check", file(text.formatted(""))).out());
    assertTrue(one.contains("VACUOUS: the WARN_ON at line 1 was never reached limits:"), one);
    String more = "static void __nmi n(void) { if (x) BUG_ON(x); }\n";
    String two = Cli.unfolded(Cli.run("check", file(text.formatted(more))).out());
    assertTrue(two.contains("none of the assertions at lines 1 and 2 was ever reached "), two);
  }
}
