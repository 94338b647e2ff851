package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Schedule.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a compiler may make of a schedule: up to two accesses, in any of its frames, carried out later or earlier.
 *
 * <p>Whether an access may be moved depends on what the code does around it, so pairs of points are drawn, and those that replay refuses
 * are passed over.
 */
final class MovedAccesses {
  private static final int MOST = 2;
  private static final int ATTEMPTS = 24;

  /** As many points as the longest frame has. */
  static final int POINTS = 25;

  private MovedAccesses() {}

  /** {@return the schedule with up to two accesses moved} */
  static Schedule in(Runner runner, Schedule schedule, Random random) {
    Schedule moved = schedule;
    for (int more = random.nextInt(MOST + 1); more > 0; more--) {
      moved = oneMore(runner, moved, random);
    }
    return moved;
  }

  private static Schedule oneMore(Runner runner, Schedule schedule, Random random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Schedule candidate = new Schedule(within(schedule.arrivals(), random));
      if (runner.violations(candidate).isPresent()) {
        return candidate;
      }
    }
    return schedule;
  }

  /** {@return the events of a frame, with a moved access among them or in a frame above} */
  private static List<Event> within(List<Event> events, Random random) {
    List<Event> copy = new ArrayList<>(events);
    int at = random.nextInt(events.size() + 1);
    if (at < events.size() && !events.get(at).isMove()) {
      Event above = events.get(at);
      copy.set(at, new Event(above.kind(), above.point(), within(above.inside(), random)));
      return copy;
    }
    int access = 1 + random.nextInt(POINTS);
    int point = 1 + random.nextInt(POINTS);
    copy.add(place(events, point, random), Event.move(access, point));
    return copy;
  }

  /** {@return an index that keeps the points in order, before or after what else is at that point} */
  private static int place(List<Event> events, int point, Random random) {
    int first = (int) events.stream().filter(event -> event.point() < point).count();
    int same = (int) events.stream().filter(event -> event.point() == point).count();
    return first + random.nextInt(same + 1);
  }
}
