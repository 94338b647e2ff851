package dev.regnest.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every difference between two kernels, era by era, as written in the sources that {@link Era} names. */
class EraTest {
  @ParameterizedTest
  @CsvSource({"V4_4,1", "V5_11,15", "V6_19,15", "PREEMPT_RT,15"})
  void theNmiFieldGrewFromOneBitToFour(Era era, int units) {
    assertEquals(units, era.nmiFieldMax());
  }

  @Test
  void theEntryReworkOf58ChangedWhatExceptionsAreAndWhatEntrySaves() {
    sinceV58(Era::exceptionsEnterLikeNmi);
    untilV44(Era::debugExceptionsInsideNmi);
    untilV44(Era::nmiEntryTraceable);
    untilV44(Era::irqsOnWhilePushing);
    sinceV58(Era::syscallSavesCalleeSaved);
  }

  @Test
  void whatPerfCopiesAndAsksChangedBetweenV44AndV511() {
    sinceV58(Era::copiesBp);
    sinceV58(Era::recursionAsksServingSoftirq);
    sinceV58(Era::dummyIregsZeroed);
  }

  @Test
  void theRecursionCountersMovedIntoTheTaskAfterV511() {
    assertEras(Era::recursionPerTask, false, false, true, true);
  }

  @Test
  void onlyPreemptRtKeepsTheSoftirqCountInTheTask() {
    assertEras(Era::softirqCountInTask, false, false, false, true);
  }

  private static void sinceV58(Predicate<Era> difference) {
    assertEras(difference, false, true, true, true);
  }

  private static void untilV44(Predicate<Era> difference) {
    assertEras(difference, true, false, false, false);
  }

  private static void assertEras(
      Predicate<Era> difference, boolean v44, boolean v511, boolean v619, boolean rt) {
    assertEquals(v44, difference.test(Era.V4_4), "v4.4");
    assertEquals(v511, difference.test(Era.V5_11), "v5.11");
    assertEquals(v619, difference.test(Era.V6_19), "v6.19");
    assertEquals(rt, difference.test(Era.PREEMPT_RT), "PREEMPT_RT");
  }
}
