package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  @ParameterizedTest
  @CsvSource({
    "percpu4-posted, nested-irqs, 1",
    "percpu4-posted, bh-disabled, 1",
    "percpu4-ordered, nested-irqs, 0",
    "percpu4-ordered, nmi-like-exceptions, 1",
    "recursion-slot, nmi-like-exceptions, 1",
    "recursion-slot, entry-lag, 1",
    "single, nested-irqs, 1",
    "single-flag-first, nested-irqs, 1",
    "not-yet-filled-shared, nested-irqs, 1",
    "on-stack, half-built-entry, 1",
    "interrupt-regs-in-sample, deferred-output, 1",
    "pebs-conditional, pebs-skid, 1",
    "callchain-early-put, traced-sampling-path, 1",
  })
  void showsHowItBreaks(String design, String hypothesis, int exitCode) {
    Cli.Result check = Cli.run("check", design, "--hypothesis", hypothesis);
    assertEquals(exitCode, check.exitCode(), check.err());
    Golden.assertKept("check-" + design + "-" + hypothesis + ".txt", check.out());
  }

  @ParameterizedTest
  @CsvSource({"V4_4", "V5_11", "V6_19"})
  void namesTheWindowPushByPush(String era) {
    Cli.Result check =
        Cli.run("check", "nmi-user-regs", "--hypothesis", "half-built-entry", "--era", era);
    assertEquals(1, check.exitCode(), check.err());
    Golden.assertKept("check-nmi-user-regs-half-built-entry-" + era + ".txt", check.out());
  }

  @Test
  void judgesAllHypothesesAndShowsEachBreakOnce() {
    Cli.Result check = Cli.run("check", "percpu4-posted");
    assertEquals(1, check.exitCode());
    List<String> lines = check.lines();
    assertEquals(
        16, lines.stream().filter(line -> line.startsWith("percpu4-posted, ")).count());
    assertEquals(
        4 + 4 + 2,
        lines.stream().filter(line -> line.startsWith("regnest: ")).count(),
        check.out());
    assertTrue(
        lines.contains("finding: __regs_user[2] is dead: no hypothesis ever uses it"), check.out());
  }

  @Test
  void whatHoldsExitsWithZero() {
    Cli.Result check =
        Cli.run("check", "pile-4", "--hypothesis", "nested-irqs", "--interrupts", "1");
    assertEquals(0, check.exitCode());
    assertTrue(check.lines().get(0).contains("HOLDS up to 1 interrupt"), check.out());
  }

  @Test
  void whatTestedNothingExitsWithThree() {
    assertEquals(
        3,
        Cli.run("check", "pile-4", "--hypothesis", "nested-irqs", "--interrupts", "0")
            .exitCode());
  }

  @Test
  void stoppedItExitsWithFour() {
    Cli.Result check =
        Cli.run(/* stopped= */ true, /* colour= */ false, "check", "pile-4", "--interrupts", "2");
    assertEquals(4, check.exitCode());
    assertTrue(check.lines().get(0).endsWith("UNKNOWN: stopped"), check.out());
  }

  @Test
  void onATerminalVerdictsAndMarksStandOut() {
    Cli.Result check = Cli.run(
        /* stopped= */ false, /* colour= */ true, "check", "single", "--hypothesis", "nested-irqs");
    assertTrue(check.out().contains("\u001b[1;31mVIOLATED\u001b[0m"), check.out());
    assertTrue(check.out().contains("\u001b[1m// overwrites\u001b[0m"), check.out());
  }

  @Test
  void isTheSameTwice() {
    assertEquals(Cli.run("check", "single-flag-first"), Cli.run("check", "single-flag-first"));
  }

  @Test
  void aTimeLimitLeavesWhatIsNotDecidedUnknownAndSaysSo() {
    isUnknown("by the time limit of 0.001 s", "--time-limit", "0.001");
  }

  @Test
  void soDoesAMemoryLimit() {
    isUnknown("by the memory limit of 1 MB", "--memory-limit", "1");
  }

  private static void isUnknown(String by, String option, String value) {
    Cli.Result check =
        Cli.run("check", "percpu4-ordered", "--hypothesis", "nmi-like-exceptions", option, value);
    assertEquals(4, check.exitCode(), check.out());
    String line = check.verdict();
    assertTrue(line.contains("UNKNOWN: stopped " + by + " after "), line);
  }

  @Test
  void aLimitThatIsNoneIsToldWhatWouldBe() {
    Cli.Result check = Cli.run("check", "single", "--time-limit", "-1");
    assertEquals(2, check.exitCode());
    assertEquals(
        "regnest: not a time limit: \"-1.0\"; expected seconds, more than 0",
        check.err().strip());
  }

  @Test
  void theEnumeratorCanBeAskedByName() {
    Cli.Result check = Cli.run(
        "check", "percpu4-ordered", "--hypothesis", "bh-disabled", "--engine", "enumerator");
    assertEquals(0, check.exitCode());
    assertTrue(check.lines().get(0).contains("HOLDS up to 2 interrupts"), check.out());
  }

  @Test
  void theProverHasNoBound() {
    Cli.Result check = Cli.run("check", "single", "--engine", "prover", "--interrupts", "2");
    assertEquals(2, check.exitCode());
    assertTrue(check.err().contains("leave out one of the two"), check.err());
  }

  @Test
  void whatHoldsOnlyByTheKernelsGuardStandsBelowTheVerdictWithALimitToo() {
    for (String[] limit : new String[][] {{}, {"--time-limit", "600"}}) {
      List<String> arguments = new ArrayList<>(List.of(
          "check",
          "percpu4-ordered",
          "--hypothesis",
          "migration",
          "--engine",
          "enumerator",
          "--interrupts",
          "3"));
      arguments.addAll(List.of(limit));
      List<String> lines = Cli.run(arguments.toArray(String[]::new)).lines();
      assertEquals(
          " P1 and P2 hold only because the kernel's guard drops task B's sample",
          lines.stream()
              .skip(1)
              .filter(line -> !line.startsWith("  "))
              .findFirst()
              .orElseThrow());
    }
  }

  @Test
  void explainsAGreenWhereOneHypothesisIsAsked() {
    Cli.Result check = Cli.run("check", "percpu4-ordered", "--hypothesis", "nested-irqs");
    assertTrue(check.out().contains(" why P1, P2 and P3 hold"), check.out());
  }
}
