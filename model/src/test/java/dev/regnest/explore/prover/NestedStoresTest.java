package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store may hurt a frame two below it, past one in between that neither stores nor reads there. */
class NestedStoresTest {
  /** A hardirq's sample, an NMI over it, and in the lag of its entry a traced event that still counts as the hardirq's level. */
  @ParameterizedTest
  @CsvSource({"percpu4-ordered, P1", "callchain-early-put, P1", "callchain-early-put, P2"})
  void hurtTheFrameTwoBelow(String design, Claim claim) {
    assertEquals(3, judged(design).broken().get(claim).schedule().size());
  }

  @Test
  void whoeverTakesTheGuardIsSafeFromThem() {
    assertEquals(Set.of(Claim.P4), judged("recursion-slot").broken().keySet());
  }

  private static Judgement judged(String design) {
    return Prover.judge(
        Designs.named(design).orElseThrow(),
        Hypotheses.named("entry-lag").orElseThrow(),
        List.of(Register.AX),
        () -> false);
  }
}
