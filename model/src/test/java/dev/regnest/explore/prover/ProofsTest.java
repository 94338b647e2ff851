package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Runs;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs that designs share whose code is the same. */
class ProofsTest {
  /** Those of the same code judged one after the other, and each by itself. */
  @ParameterizedTest
  @CsvSource({"irqs-on-in-hardirq", "preempt-rt"})
  void aProofThatIsTakenSaysWhatTheDesignsOwnWouldSay(String hypothesis) {
    Proofs shared = new Proofs();
    for (Design design : Designs.all()) {
      Hypothesis its = Runs.hypothesis(hypothesis).of(design);
      assertEquals(all(judged(design, its, new Proofs())), all(judged(design, its, shared)));
    }
  }

  /** There most is not written down in blocks. */
  @Tag("soak")
  @Test
  void noMoreWhereACompilerMovesAccesses() {
    aProofThatIsTakenSaysWhatTheDesignsOwnWouldSay("compiler-reorders");
  }

  private static List<Object> all(Judgement judged) {
    return List.of(
        judged.design(),
        judged.verdict(),
        judged.broken(),
        judged.schedules(),
        judged.complete(),
        judged.coverage().slotsUsed(),
        judged.coverage().claims(),
        judged.coverage().entered(),
        judged.coverage().emitted(),
        judged.coverage().notAvailable(),
        judged.coverage().droppedByGuard());
  }

  private static Judgement judged(Design design, Hypothesis hypothesis, Proofs proofs) {
    return Engines.judge(design, hypothesis, Registers.REPRESENTATIVE, proofs, () -> false);
  }

  /** Of ip, ax and bp two take a proof of their own, as ip and ax are alike. Arrays of other lengths are other code. */
  @Test
  void oneIsTakenWhereTheCodeIsTheSameAndNoneWhereItIsNot() {
    assertEquals(2, taken("recursion-slot", "sample-flags-recursion-slot"));
    assertEquals(0, taken("pile-4", "pile-5"));
    assertEquals(0, taken("single", "single-flag-first"));
    assertEquals(2, taken("pebs-conditional", "pebs-always"));
  }

  private static int taken(String... designs) {
    Proofs shared = new Proofs();
    for (String design : designs) {
      judged(Runs.design(design), Runs.hypothesis("nested-irqs"), shared);
    }
    return shared.taken();
  }
}
