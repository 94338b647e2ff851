package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static Reach of(String hypothesis) {
    return of(Runs.hypothesis(hypothesis), Registers.REPRESENTATIVE);
  }

  private static Reach of(Hypothesis hypothesis, List<Register> registers) {
    return Reach.of(Runs.design("on-stack"), hypothesis, registers);
  }

  /**
   * One word, points as in {@link EnumeratorTest}: task 9, softirq 8, hardirq and NMI 2, each over user mode and over the kernel but the task.
   *
   * <p>Levels: a hardirq over the kernel is at 1 or 2, an NMI at 1, 2 or 3; a softirq, and whatever is over user mode, at 1. So 9 + 2 x 8 + 3
   * x 2 + 4 x 2 = 39 places with three arrivals each. Let in are all of them in the task, hardirq and NMI in a softirq, the NMI in a hardirq.
   */
  @Test
  void pointsAreCountedOnceAndCombinationsOnEachLevel() {
    int points = 9 + 2 * 8 + 2 * 2 + 2 * 2;
    int reachable = 9 * 3 + 16 * 2 + 6;
    assertEquals(
        new Reach(
            points, 39 * 3, reachable, 3, Set.of(Arrival.SOFTIRQ, Arrival.HARDIRQ, Arrival.NMI)),
        of(Runs.hypothesis("nested-irqs"), Snippet.WORD));
  }

  @Test
  void aChoiceIsNoArrival() {
    Hypothesis alone = new Hypothesis(
        "alone",
        "The task enters again.",
        Set.of(EventSource.TASK_EVENT),
        Era.V4_4,
        Set.of(),
        Set.of(Arrival.REENTRY));
    assertEquals(new Reach(9, 0, 0, 0, Set.of()), of(alone, Snippet.WORD));
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
    assertEquals(Reach.DEEPEST, of("irqs-on-in-hardirq").deepest());
  }
}
