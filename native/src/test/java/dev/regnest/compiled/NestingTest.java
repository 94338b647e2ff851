package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.CFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What breaks only once interrupts are so deep inside each other, or come so often, is found there and not before. */
@NeedsGcc
class NestingTest {
  /** Asserts in the NMI that softirq and hardirq are under way, and the task as well where {@code alsoTask}. */
  private static CFile nested(boolean alsoTask) {
    return Guards.file("nested.c", """
        static int task_runs, softirq_runs, hardirq_runs;
        static void __task task(void)		{ WRITE_ONCE(task_runs, 1); WRITE_ONCE(task_runs, 0); }
        static void __softirq softirq(void)	{ WRITE_ONCE(softirq_runs, 1); WRITE_ONCE(softirq_runs, 0); }
        static void __hardirq hardirq(void)	{ WRITE_ONCE(hardirq_runs, 1); WRITE_ONCE(hardirq_runs, 0); }
        static void __nmi nmi(void)
        {
        	WARN_ON(TASK READ_ONCE(softirq_runs) && READ_ONCE(hardirq_runs));
        }
        """.replace("TASK", alsoTask ? "READ_ONCE(task_runs) &&" : ""));
  }

  private static Result result(CFile file, int depth, boolean again, long seed) {
    return Guards.results(file, new Effort(depth, again, 400, seed, 60), List.of(), "2")
        .get(0);
  }

  @Test
  void twoInsideEachOtherAreFoundAtDepthTwoAndNotAtOne() {
    assertEquals(0, result(nested(false), 1, false, 1).bad());
    Result two = result(nested(false), 2, false, 1);
    assertTrue(two.bad() > 0 && two.isComplete(), two.toString());
    assertEquals(
        List.of("hardirq", "NMI"),
        two.breaks().get(0).arrivals().stream().map(Break.Stop::frame).toList());
  }

  @Test
  void threeInsideEachOtherAreFoundByChance() {
    assertEquals(0, result(nested(true), 2, false, 1).bad());
    Result three = result(nested(true), 3, false, 1);
    assertTrue(three.bad() > 0 && three.isComplete(), three.toString());
    assertEquals(3, three.breaks().get(0).arrivals().size());
  }

  @Test
  void theSameSeedFindsTheSame() {
    assertEquals(result(nested(true), 3, false, 7), result(nested(true), 3, false, 7));
  }

  @Test
  void whatTakesTwoArrivalsOneAfterTheOtherIsFoundWithASecondOne() {
    CFile file = Guards.file("twice.c", """
        static int nmis, busy;
        static void __task task(void)	{ WRITE_ONCE(busy, 1); WRITE_ONCE(busy, 2); WARN_ON(READ_ONCE(nmis) > 1); }
        static void __nmi nmi(void)	{ nmis++; }
        """);
    assertEquals(0, result(file, 1, false, 1).bad());
    Result twice = result(file, 1, true, 1);
    assertTrue(twice.bad() > 0 && twice.isComplete(), twice.toString());
    assertTrue(
        twice.breaks().get(0).place().contains(", and once more NMI before instruction"),
        twice.toString());
  }

  /** Irqs are off between the two stores, so that the hardirq comes before or behind, and is counted as held back there. */
  @Test
  void whatAMaskHoldsBackIsCountedApartAndBreaksNothing() {
    CFile file = Guards.file("masked.c", """
        static int half;
        static void __task task(void)
        {
        	local_irq_disable();
        	WRITE_ONCE(half, 1);
        	WRITE_ONCE(half, 0);
        	local_irq_enable();
        }
        static void __hardirq hardirq(void)	{ WARN_ON(READ_ONCE(half)); }
        """);
    Result masked = result(file, 1, false, 1);
    assertEquals(0, masked.bad());
    assertTrue(masked.heldBack() >= 2 && masked.isComplete(), masked.toString());
    CFile open = Guards.file("open.c", file.text().replaceAll("local_irq_\\w+\\(\\);", ""));
    assertTrue(result(open, 1, false, 1).bad() > 0);
  }

  @Test
  void aFunctionOfTwoMarkersRunsSoOftenByBothTogether() {
    String file = """
        static int runs;
        static void __task __nmi __times(%d) f(void) { WARN_ON(READ_ONCE(runs)); WRITE_ONCE(runs, 1); }
        """;
    assertEquals(
        0, result(Guards.file("once.c", String.format(file, 1)), 2, false, 1).bad());
    assertTrue(result(Guards.file("twice.c", String.format(file, 2)), 2, false, 1)
            .bad()
        > 0);
  }
}
