package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What running on from each state once, and left movers, leave of the runs with two tasks: a change here is a change of a reduction.
 *
 * <p>The numbers are what was found, and kept; that nothing is lost with the runs that are left out is for {@link TwoTasksTest} to show, and for random protocols.
 */
class StatesOnceTest {
  @ParameterizedTest
  @CsvSource({
    "on-stack, preemptible, 254",
    "on-stack, migration, 415",
    "on-stack, preempt-rt, 207",
    "recursion-slot, preemptible, 577",
    "recursion-slot, migration, 969",
    "percpu4-posted, preempt-rt, 966",
    "pile-4, migration, 1651",
    "single-flag-cleared, preemptible, 994",
    "not-yet-filled-shared, preempt-rt, 1799"
  })
  void soManyRunsAreLeft(String design, String hypothesis, long runs) {
    Judgement judgement = Bounded.judge(
        Runs.design(design),
        Runs.hypothesis(hypothesis),
        Registers.REPRESENTATIVE.subList(0, 1),
        () -> false);
    assertTrue(judgement.complete());
    assertEquals(runs, judgement.schedules());
  }
}
