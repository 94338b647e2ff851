package dev.regnest.explore.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Designs;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnguardedTest {
  private static Hypothesis hypothesis(String id) {
    return Hypotheses.named(id).orElseThrow();
  }

  private static Judgement judged(String design, String hypothesis) {
    return Engines.judge(
        Designs.named(design).orElseThrow(),
        hypothesis(hypothesis),
        Registers.REPRESENTATIVE,
        () -> false);
  }

  private static Judgement unguarded(Judgement judgement) {
    return Unguarded.judge(judgement, () -> false).orElseThrow();
  }

  @Test
  void whatRestsOnTheGuardBreaksWithoutIt() {
    Judgement guarded = judged("interrupt-regs-in-sample", "traced-sampling-path");
    assertEquals(Verdict.PROVED, guarded.verdict());
    assertEquals(Set.of(Claim.P1, Claim.P2), unguarded(guarded).broken().keySet());
  }

  @Test
  void whatDoesNotHoldsWithoutItToo() {
    assertEquals(
        Set.of(), unguarded(judged("on-stack", "traced-sampling-path")).broken().keySet());
  }

  @Test
  void nothingIsAskedOfADesignThatBreaksAnyway() {
    Judgement broken = judged("single", "migration");
    assertTrue(!broken.coverage().droppedByGuard().isEmpty(), "the guard drops there");
    assertEquals(Optional.empty(), Unguarded.judge(broken, () -> false));
  }

  @Test
  void nothingIsAskedWhereTheGuardNeverDropsAnything() {
    assertEquals(
        Optional.empty(), Unguarded.judge(judged("pile-deep", "nested-irqs"), () -> false));
  }

  @Test
  void oneArrivalIsTriedWhereAProofHasNoBoundAndTheCompilerMovesNothing() {
    Judgement unguarded = unguarded(judged("pile-deep", "compiler-reorders"));
    assertEquals(1, unguarded.interrupts());
    Judgement inOrder = Enumerator.judge(
        unguarded.design(),
        unguarded.hypothesis(),
        unguarded.registers(),
        /* interrupts= */ 1,
        /* moves= */ 0,
        () -> false);
    assertEquals(inOrder.schedules(), unguarded.schedules());
  }

  @Test
  void asManyArrivalsAreTriedAsWereJudgedButNoMoreThanTheHypothesisHas() {
    Judgement two = Bounded.judge(
        Designs.named("on-stack").orElseThrow(),
        hypothesis("migration"),
        Registers.REPRESENTATIVE,
        2,
        () -> false);
    assertEquals(2, unguarded(two).interrupts());
    Judgement nine = new Judgement(
        two.design(),
        two.hypothesis(),
        two.registers(),
        two.verdict(),
        two.broken(),
        /* interrupts= */ 9,
        two.schedules(),
        two.cutShort(),
        two.coverage());
    assertEquals(3, unguarded(nine).interrupts());
  }

  @ParameterizedTest
  @CsvSource({
    "on-stack, preemptible",
    "on-stack, migration",
    "not-yet-filled-private, migration",
    "interrupt-regs-in-sample, traced-sampling-path",
    "on-stack, traced-sampling-path",
  })
  void oneWordTellsTheSameAsThree(String design, String hypothesis) {
    Judgement guarded = judged(design, hypothesis);
    assertEquals(List.of(Register.IP), unguarded(guarded).registers());
    assertEquals(
        Unguarded.judge(guarded, Registers.REPRESENTATIVE, () -> false).broken().keySet(),
        unguarded(guarded).broken().keySet());
  }

  @Test
  void theWordIsOneOfThoseThatWereJudged() {
    Judgement guarded = Engines.judge(
        Designs.named("interrupt-regs-in-sample").orElseThrow(),
        hypothesis("traced-sampling-path"),
        List.of(Register.SP),
        () -> false);
    assertEquals(List.of(Register.SP), unguarded(guarded).registers());
  }
}
