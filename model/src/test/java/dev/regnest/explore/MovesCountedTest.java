package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Design;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Switch;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many schedules there are where a compiler moves accesses, derived by hand. */
class MovesCountedTest {
  private static final Hypothesis REORDERED = Snippet.hypothesis(Set.of(Switch.COMPILER_REORDERS));

  /** The task's points: 1 user mode, 2 stores a, 3 stores b, 4 returns. An NMI does nothing. */
  private static final Design STORES = Snippet.design(perCpu -> {
    Cell a = perCpu.flag("a", 0);
    Cell b = perCpu.flag("b", 0);
    return (cpu, source) -> {
      if (source == EventSource.TASK_EVENT) {
        cpu.store(a, 1);
        cpu.store(b, 1);
      }
    };
  });

  /** The task's points: 1 user mode, 2 loads a, 3 returns. An NMI changes a. */
  private static final Design LOAD = Snippet.design(perCpu -> {
    Cell a = perCpu.flag("a", 0);
    return (cpu, source) -> {
      if (source == EventSource.TASK_EVENT) {
        cpu.load(a);
      } else {
        cpu.update(a, value -> value + 1);
      }
    };
  });

  private static long schedules(Design design, int interrupts, int moves) {
    return Enumerator.judge(design, REORDERED, Snippet.WORD, interrupts, moves, () -> false)
        .schedules();
  }

  @Test
  void aStoreThatWaitsIsCarriedOutAtAnyLaterPointOrWhenTheTaskReturns() {
    // In order 1. a waits: until 3, until 4, or until the task returns: 3. b: until 4, or until the
    // task returns: 2.
    assertEquals(1 + 3 + 2, schedules(STORES, 0, 1));
  }

  @Test
  void twoStoresThatWaitAreCarriedOutInEitherOrder() {
    // a until 3, and b until 4 or until the return: 2. Both until 4 or until the return: none at 4,
    // a, b, a before b, b before a: 5.
    assertEquals(6 + 2 + 5, schedules(STORES, 0, 2));
    assertEquals(6 + 2 + 5, schedules(STORES, 0, 3));
  }

  @Test
  void whatArrivesWhereAStoreIsCarriedOutComesBeforeOrAfterIt() {
    // In order 1 + 4. Until the return the NMI has 4 places, until a point of the task one more: a
    // 5 + 5 + 4, b 5 + 4; and the 3 + 2 without it. The task enters again: in order, or with one of
    // the 3 + 2 in this pass or that.
    assertEquals(5 + 14 + 9 + 5 + (1 + 2 * 5), schedules(STORES, 1, 1));
    assertEquals(1 + 4 + 1, schedules(STORES, 1, 0));
  }

  @Test
  void aLoadIsHoistedOverWhatChangedTheValueAtItsOwnPoint() {
    // Without an NMI nothing can be told from the load in order. One NMI at 1, 2 or 3, and the load
    // over that at 2. Or the task enters again.
    assertEquals(1, schedules(LOAD, 0, 1));
    assertEquals(1 + 3 + 1 + 1, schedules(LOAD, 1, 1));
  }

  @Test
  void whatArrivesAfterAHoistedLoadIsTriedToo() {
    // Two NMIs: 6 pairs of points. Hoisted: over the second of 1 and 2, over the first of 2 and 3,
    // over one or both of two at 2: 4. The task enters again beside one NMI, in this pass or that:
    // 3
    // places, and one hoisted; or enters twice.
    assertEquals(6 + 6 + 4 + 2 * (3 + 1) + 1, schedules(LOAD, 2, 1));
  }
}
