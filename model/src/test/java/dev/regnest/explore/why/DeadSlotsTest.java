package dev.regnest.explore.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernel.Register;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeadSlotsTest {
  private static final List<Register> AX = List.of(Register.AX);

  @Test
  void inTheMailsPatchNobodyEverReachesTheSlotOfServingSoftirqs() {
    assertEquals(List.of("__regs_user[2]"), deadAfterOne(named("percpu4-posted")));
  }

  /** Each of its four levels is somebody's: a task, a softirq, a hardirq and an NMI. */
  @Test
  void inTheDesignThatCountsPerLevelNoSlotIsDead() {
    assertEquals(List.of(), deadAfterOne(named("recursion-slot")));
  }

  @ParameterizedTest
  @MethodSource
  void asksNoMoreOfOneHypothesisThanOfAll(Design design) {
    List<Judgement> all = Hypotheses.all().stream().map(h -> judge(design, h)).toList();
    assertTrue(DeadSlots.areKnown(all), "not decided under all");
    assertEquals(DeadSlots.of(all, () -> false), deadAfterOne(design));
  }

  /** These are long proofs. */
  @Tag("soak")
  @Test
  void noMoreOfAPile() {
    asksNoMoreOfOneHypothesisThanOfAll(named("pile-4"));
    asksNoMoreOfOneHypothesisThanOfAll(named("pile-deep"));
  }

  static List<Design> asksNoMoreOfOneHypothesisThanOfAll() {
    return List.of(
        named("percpu4-posted"),
        named("percpu4-ordered"),
        named("recursion-slot-in-softirq"),
        named("on-stack"),
        named("callchain-early-put"));
  }

  private static List<String> deadAfterOne(Design design) {
    return DeadSlots.of(List.of(judge(design, Hypotheses.all().get(0))), () -> false);
  }

  private static Judgement judge(Design design, Hypothesis hypothesis) {
    return Engines.judge(design, hypothesis, AX, () -> false);
  }

  private static Design named(String id) {
    return Designs.named(id).orElseThrow();
  }
}
