package dev.regnest.explore;

import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Brings the arrivals of a schedule forward, each to the earliest point at which the schedule still shows what it showed. */
public final class Earliest {
  private Earliest() {}

  /**
   * {@return the schedule with its arrivals as early as that lets them be, one after the other in the order in which they start}
   *
   * @param schedule what shows it
   * @param shows whether a schedule shows it; false for one that cannot happen
   */
  public static Schedule of(Schedule schedule, Predicate<Schedule> shows) {
    Schedule earliest = schedule;
    for (int step = 0; step < schedule.steps().size(); step++) {
      earliest = bringForward(earliest, step, shows).orElse(earliest);
    }
    return earliest.equals(schedule) ? schedule : of(earliest, shows);
  }

  private static Optional<Schedule> bringForward(
      Schedule schedule, int step, Predicate<Schedule> shows) {
    Step late = schedule.steps().get(step);
    // A pass of the task asks once whether to enter again, so an earlier such point is another
    // pass's, which is there already.
    if (late.isMove() || late.kind() == Arrival.REENTRY) {
      return Optional.empty();
    }
    for (int point = 1; point < late.point(); point++) {
      List<Step> steps = new ArrayList<>(schedule.steps());
      steps.set(step, late.at(point));
      Schedule earlier = Schedule.of(steps);
      if (shows.test(earlier)) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }
}
