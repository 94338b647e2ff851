package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Driver;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often an enumeration asks whether to stop: every 256 schedules, and where those are long every 16,384 points. */
class StopTest {
  /**
   * Three values that nobody knows are eight schedules without any arrival. A point or a way to choose counts 1: user mode, two for each value
   * and for entering again, and the loads.
   */
  @ParameterizedTest(name = "{0} points a schedule: {1}")
  @CsvSource({
    "  100, 1, never after the first",
    " 8191, 3, before the schedules 1 and 4 and 7",
    " 8192, 4, before every second",
    "16383, 4, before every second",
    "16384, 8, before each"
  })
  void asksAsOftenAsThereArePointsForIt(int points, int asked, String when) {
    int[] asks = {0};
    Judgement judgement = Enumerator.judge(
        Snippet.design(perCpu -> {
          var cell = perCpu.flag("cell", 0);
          return (cpu, source) -> {
            for (int i = 0; i < 3; i++) {
              Driver.of(cpu).choose(Arrival.VALUE);
            }
            for (int i = 0; i < points - 1 - 3 * 2 - 2; i++) {
              cpu.load(cell);
            }
          };
        }),
        Snippet.hypothesis(Set.of()),
        Snippet.WORD,
        0,
        () -> {
          asks[0]++;
          return false;
        });
    assertEquals(8, judgement.schedules());
    assertEquals(asked, asks[0], when);
  }

  /** Of two tasks one arrival is tried first, then two, then three; a stop in between forgets nothing. */
  @Test
  void whatFewerArrivalsBrokeIsKeptWhereMoreAreStopped() {
    int[] asks = {0};
    Set<Claim> all = stoppedAfter(Integer.MAX_VALUE, asks).broken().keySet();
    Set<Claim> before = Set.of();
    int early = 0;
    for (int most = 0; most < asks[0]; most++) {
      Judgement stopped = stoppedAfter(most, new int[1]);
      assertFalse(stopped.complete());
      assertTrue(stopped.broken().keySet().containsAll(before), "after " + most + " questions");
      before = stopped.broken().keySet();
      early += before.equals(all) ? 1 : 0;
    }
    assertTrue(early > 1, "all is found long before the end");
  }

  private static Judgement stoppedAfter(int most, int[] asks) {
    return Bounded.judge(
        Runs.design("percpu4-posted"),
        Runs.hypothesis("preempt-rt"),
        Snippet.WORD,
        () -> asks[0]++ >= most);
  }
}
