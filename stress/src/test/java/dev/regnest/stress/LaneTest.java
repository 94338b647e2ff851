package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

class LaneTest {
  private static final Lane ALL = new Lane("all", ".", 250, 1, /* split= */ false);

  /** 8 s to start, and 10 JVMs of 0.9 s and 250 ms each: 19.5 s. */
  @Test
  void thePlanCountsTheStartOfEveryJvm() {
    assertEquals(20, ALL.plannedSeconds(10));
  }

  @Test
  void aLaneThatTakesMoreThanFourTimesItsPlanHasNotKeptItsBudget() {
    assertTrue(new LaneRun(ALL, 0, 10, 20, 80).keptItsBudget());
    assertFalse(new LaneRun(ALL, 0, 10, 20, 81).keptItsBudget());
  }

  /** The plan of the lane in the default build, which has to end within 100 s on two cores. */
  @Test
  void theDefaultLaneIsPlannedWithinAHundredSeconds() {
    List<TestInfo> tests = TestList.tests().stream().map(TestList::getInfo).toList();
    assertTrue(ALL.plannedSeconds(ALL.jvmRuns(tests)) < 100, () -> "" + ALL.jvmRuns(tests));
  }

  @Test
  void theLongSetSplitsTheCompilersOfTheSelectedTestsToo() {
    List<Lane> lanes = Lane.of("long", new Lane("all", "Guard", 24_000, 1, /* split= */ false));
    assertEquals(2, lanes.size());
    assertEquals(
        new Lane("split", "(publication|recursion).*(Guard)", 2_000, 1, /* split= */ true),
        lanes.get(1));
  }

  /** 24 s is what the profile says. A newer JDK has half as many kinds of JVM to split the compilers in. */
  @Test
  void theLongSetIsPlannedWithinSeventyMinutesAndTakesMoreThanHalfAnHour() {
    List<TestInfo> tests = TestList.tests().stream().map(TestList::getInfo).toList();
    long seconds = Lane.of("long", new Lane("all", ".", 24_000, 1, /* split= */ false)).stream()
        .mapToLong(lane -> lane.plannedSeconds(lane.jvmRuns(tests)))
        .sum();
    assertTrue(seconds > 30 * 60 && seconds < 70 * 60, () -> seconds + " s");
  }

  @Test
  void anUnknownSetOfLanesIsNamedWithTheKnownOnes() {
    assertEquals(
        "unknown lanes \"short\"; known: default, long",
        assertThrows(IllegalArgumentException.class, () -> Lane.of("short", ALL))
            .getMessage());
  }
}
