package dev.regnest.explore;

import dev.regnest.check.Violation;
import java.util.Comparator;

/**
 * A schedule with the first violation of one claim that it leads to.
 *
 * @param schedule the schedule
 * @param violation the violation
 */
public record Counterexample(Schedule schedule, Violation violation) {
  /**
   * Which of several is printed: the fewest arrivals, then the fewest moved accesses, then the fewest
   * passes of the task, then the least depth, then the earliest points, then NMI before breakpoint, kprobe,
   * machine check, hardirq, softirq, and of one level the first device first.
   */
  public static final Comparator<Schedule> SHORTEST_FIRST = Comparator.comparingInt(Schedule::size)
      .thenComparingInt(Schedule::moves)
      .thenComparingInt(Schedule::reentries)
      .thenComparingInt(Schedule::depth)
      .thenComparing(Counterexample::comparePoints)
      .thenComparing(Counterexample::compareKinds);

  private static final Comparator<Step> KIND_FIRST =
      Comparator.comparing(Step::kind).thenComparingInt(Step::device);

  /** {@return the one that is printed} */
  static Counterexample shorter(Counterexample one, Counterexample other) {
    return SHORTEST_FIRST.compare(other.schedule(), one.schedule()) < 0 ? other : one;
  }

  private static int comparePoints(Schedule one, Schedule other) {
    int size = Math.min(one.size(), other.size());
    for (int i = 0; i < size; i++) {
      int order =
          Integer.compare(one.steps().get(i).point(), other.steps().get(i).point());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareKinds(Schedule one, Schedule other) {
    int size = Math.min(one.size(), other.size());
    for (int i = 0; i < size; i++) {
      int order = KIND_FIRST.compare(one.steps().get(i), other.steps().get(i));
      if (order != 0) {
        return order;
      }
    }
    return one.toString().compareTo(other.toString());
  }
}
