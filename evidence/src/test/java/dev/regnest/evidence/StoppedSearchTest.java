package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files of which not everything was tried. */
class StoppedSearchTest {
  /**
   * The proof stops at the slice of ip: there it has found P1, P2, and P3 in the fifth pass of the task. The slice of bp, which it never comes to,
   * breaks P3 with no interrupt.
   */
  private static final String COUNTING = """
      /*
       * The task counts for ever, and of three words two are filled.
       *
       * Hypotheses: nested-irqs
       * Result: %s
       */
      static DEFINE_PER_CPU(struct pt_regs, slot);
      static DEFINE_PER_CPU(struct pt_regs, never);
      static u32 n;
      static void sample(struct pt_regs *regs)
      {
      	slot.ip = regs->ip;
      	slot.ax = regs->ax;
      	regnest_emit(&slot);
      }
      static void __task task(struct pt_regs *regs)
      {
      	n++;
      	sample(regs);
      	if (n == 5)
      		regnest_emit(&never);
      }
      static void __hardirq irq(struct pt_regs *regs) { sample(regs); }
      """;

  @TempDir
  private Path folder;

  private String file(String text) throws IOException {
    return Cli.file(folder, text);
  }

  @Test
  void everyClaimIsTriedWithFewInterruptsAndThoseThatAreNotDecidedAreNamed() throws IOException {
    Cli.Result check = Cli.run("check", file(COUNTING.formatted("PROVED")));
    assertEquals(1, check.exitCode(), check.err());
    String verdict = check.verdict().replaceFirst(".*VIOLATED", "VIOLATED");
    assertTrue(
        verdict.matches(
            "VIOLATED P1 P2 P3; P4 P5 not decided, as no end is seen to the values of n, which had 8193 up to \\d+:"
                + " count modulo less, by __wraps\\(n\\) on the variable, or say how often the function runs that counts, by __times\\(n\\);"
                + " a shorter schedule may exist"),
        verdict);
    long withNone = check.lines().stream().filter(line -> line.endsWith(" '-'")).count();
    assertEquals(2, withNone, "P2 and P3 break with no interrupt: " + check.out());
  }

  @Test
  void verifyIsSurprisedByAClaimThatIsNotDecidedUnlessTheHeadSaysSo() throws IOException {
    String name = file(COUNTING.formatted("VIOLATED P1 P2 P3"));
    Cli.Result surprised = Cli.run("verify", name);
    assertEquals(1, surprised.exitCode());
    assertEquals(
        "SURPRISE     " + name
            + " nested-irqs # expected VIOLATED P1 P2 P3, found VIOLATED P1 P2 P3 h8 UNKNOWN P4 P5",
        surprised.lines().get(0));
    Cli.Result told =
        Cli.run("verify", file(COUNTING.formatted("VIOLATED P1 P2 P3 UNKNOWN P4 P5")));
    assertEquals(0, told.exitCode(), told.out());
  }

  @Test
  void aSampledValueLeavesTheOtherClaimsUndecidedToo() throws IOException {
    String text = "extern int __VERIFIER_nondet_int(void);\n"
        + "static void __task t(void) { int x = __VERIFIER_nondet_int(); WARN_ON(x == %s); }\n";
    String broken = Cli.run("check", file(text.formatted("77"))).verdict();
    assertTrue(
        broken.endsWith("VIOLATED ASSERT; P5 not decided, as not all values were tried;"
            + " a shorter schedule may exist"),
        broken);
    String green = Cli.run("check", file(text.formatted("77 && x == 3"))).verdict();
    assertTrue(
        green.matches(
            ".*: UNKNOWN: nothing breaks in \\d+ frame states, but not all values were tried"),
        green);
  }

  @Test
  void theMailCallsAScheduleTheShortestOnlyWhereItIsKnownToBe() throws IOException {
    String counting = mail(COUNTING.formatted("PROVED"));
    assertTrue(counting.contains("A way to P1 under nested-irqs is"), counting);
    assertFalse(counting.contains("shortest"), counting);
    String ending = mail(COUNTING.formatted("PROVED").replace("n++;", ""));
    assertTrue(ending.contains("The shortest way to P1 under nested-irqs is"), ending);
  }

  private String mail(String text) throws IOException {
    Path into = folder.resolve("evidence");
    Cli.run("evidence", "-o", into.toString(), file(text));
    return Files.readString(into.resolve("evidence.txt"));
  }
}
