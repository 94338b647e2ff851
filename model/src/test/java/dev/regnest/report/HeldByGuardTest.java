package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import dev.regnest.explore.why.Unguarded;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldByGuardTest {
  private static Judgement judged(String design, String hypothesis) {
    return Engines.judge(
        Timelines.design(design),
        Timelines.hypothesis(hypothesis),
        Registers.REPRESENTATIVE,
        () -> false);
  }

  /** Up to three arrivals: by a fourth the guard's sample comes through, and what it holds breaks. */
  private static Judgement judgedUpToThree(String design, String hypothesis) {
    return Enumerator.judge(
        Timelines.design(design),
        Timelines.hypothesis(hypothesis),
        Registers.REPRESENTATIVE,
        /* interrupts= */ 3,
        () -> false);
  }

  private static Optional<String> held(Judgement judgement) {
    return Unguarded.judge(judgement, () -> false)
        .flatMap(unguarded -> HeldByGuard.of(judgement, unguarded));
  }

  @Test
  void whatHoldsOnlyAsTheGuardDropsTheOthersSampleSaysSo() {
    assertEquals(
        Optional.of("P1 and P2 hold only because the kernel's guard drops task B's sample"),
        held(judgedUpToThree("percpu4-posted", "migration")));
    assertEquals(
        Optional.of("P1 and P2 hold only because the kernel's guard drops the traced sample"),
        held(judged("interrupt-regs-in-sample", "traced-sampling-path")));
  }

  /** Without the guard an NMI hits task B's sample at a point that it does not come to where it is dropped. */
  @Test
  void theDroppedSampleIsNamedWhereTheScheduleGoesOnInIt() {
    assertEquals(
        Optional.of("P1 and P2 hold only because the kernel's guard drops task B's sample"),
        held(judgedUpToThree("pile-deep", "preemptible")));
  }

  @Test
  void whatHoldsWithoutTheGuardSaysNothing() {
    assertEquals(Optional.empty(), held(judged("on-stack", "migration")));
    assertEquals(Optional.empty(), held(judged("on-stack", "traced-sampling-path")));
  }

  @Test
  void theLineBelowAVerdictIsIndented() {
    Judgement judgement = judgedUpToThree("percpu4-ordered", "migration");
    Judgement unguarded = Unguarded.judge(judgement, () -> false).orElseThrow();
    assertEquals(
        " P1 and P2 hold only because the kernel's guard drops task B's sample",
        String.join("\n", HeldByGuard.lines(judgement, unguarded)));
  }
}
