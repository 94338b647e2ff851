package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldByGuardTest {
  private static List<String> held(String design, String hypothesis) {
    Judgement judgement = Prover.judge(
        Timelines.design(design),
        Timelines.hypothesis(hypothesis),
        Registers.REPRESENTATIVE,
        () -> false);
    return HeldByGuard.of(judgement, () -> false);
  }

  @Test
  void whatHoldsOnlyAsTheGuardDropsTheOthersSampleSaysSo() {
    assertEquals(
        List.of(" P1 and P2 hold only because the kernel's guard drops task B's sample"),
        held("percpu4-posted", "migration"));
  }

  @Test
  void whatHoldsWithoutTheGuardSaysNothing() {
    assertEquals(List.of(), held("on-stack", "migration"));
    assertEquals(List.of(), held("on-stack", "traced-sampling-path"));
  }

  @Test
  void whatIsBrokenAnywaySaysNothing() {
    assertEquals(List.of(), held("single", "migration"));
  }
}
