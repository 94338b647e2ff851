package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Designs;
import dev.regnest.machine.Arrival;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static Reach of(String hypothesis) {
    return Reach.of(
        Designs.named("on-stack").orElseThrow(),
        Hypotheses.named(hypothesis).orElseThrow(),
        Registers.REPRESENTATIVE);
  }

  @Test
  void threeContextsNestThreeDeepOverTheTask() {
    Reach reach = of("nested-irqs");
    assertEquals(3, reach.deepest(), "softirq, hardirq, NMI");
    assertEquals(Set.of(Arrival.SOFTIRQ, Arrival.HARDIRQ, Arrival.NMI), reach.arrived());
    assertTrue(reach.reachable() < reach.combinations(), "an NMI lets nothing in");
  }

  @Test
  void aSourceThatTheRulesNeverLetInDoesNotArrive() {
    assertEquals(
        Set.of(Arrival.HARDIRQ, Arrival.NMI),
        of("bh-disabled").arrived(),
        "softirqs are no part of it");
  }

  @Test
  void levelsAreCountedToALimitWhereTheyDoNotEnd() {
    assertEquals(Reach.DEEPEST, of("nmi-like-exceptions").deepest());
  }
}
