package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        .filter(line -> !line.contains(folder.toString()))
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

  private static final String ALONE = """
      static int x;
      static void __task task(void) { x = 1; WARN_ON(x != 1); }
      """;

  /** {@return what check says of that file} */
  private String says(String text, String hypothesis) throws IOException {
    return Cli.unfolded(Cli.run("check", "--hypothesis", hypothesis, file(text)).out());
  }

  @Test
  void aFileWithNothingThatItsHypothesisAsksAboutIsToldWhatIsMissing() throws IOException {
    String nothing = " is for a softirq, hardirq or NMI, which is what nested-irqs asks about";
    assertTrue(says(ALONE, "nested-irqs").contains("VACUOUS: no function here" + nothing));
    String nmi = ALONE + "static void __nmi nmi(void) { }\n";
    for (String more : List.of("irqs-on-in-hardirq", "nmi-like-exceptions")) {
      assertTrue(says(nmi, more).contains("VACUOUS: no function here is for a "), more);
    }
    assertTrue(says(nmi, "irqs-on-in-hardirq").contains(" is for a hardirq, which "));
    assertTrue(
        says(nmi, "nmi-like-exceptions").contains(" is for a breakpoint, kprobe or optprobe, "));
    String hardirq = ALONE + "static void __hardirq hardirq(void) { }\n";
    assertTrue(says(hardirq, "entry-lag").contains(" is for an entry event, which "), "entry-lag");
  }

  /** The twins: an interrupted task, one that nobody wrote, and hypotheses whose own rules ask. */
  @Test
  void aFileWithWhatItsHypothesisAsksAboutIsGreenAndNamesWhatArrived() throws IOException {
    String nmi = ALONE + "static void __nmi nmi(void) { WARN_ON(x > 1); }\n";
    assertTrue(says(nmi, "nested-irqs").contains("; NMI arrived) "), says(nmi, "nested-irqs"));
    String handlers = "static int x; static void __hardirq h(void) { WARN_ON(x); }\n"
        + "static void __softirq s(void) { WARN_ON(x); }\n";
    assertTrue(says(handlers, "nested-irqs").contains("; softirq and hardirq arrived) "));
    for (String rules : List.of("compiler-reorders", "reentry", "fault-in-nmi")) {
      assertTrue(says(ALONE, rules).contains(": PROVED for any number of interrupts ("), rules);
    }
    assertTrue(says(ALONE, "preemptible")
        .contains(": PROVED for any number of interrupts and switches over 2 tasks ("));
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
