package dev.regnest.explore.prover;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Schedule.Event;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;
import java.util.ArrayList;
import java.util.List;

/**
 * Rebuilds a schedule from the back-pointers of a proof.
 *
 * <p>Points of task B are counted from where it was left last: ways that come to one place in its code may have passed different numbers of them.
 */
final class Rebuild {
  /** The point at which task B was left last; 0 where it begins. */
  private int left;

  private Rebuild() {}

  /** {@return the schedule of the task's passes up to the broken claim} */
  static Schedule schedule(Broken last) {
    return new Rebuild().all(last);
  }

  private Schedule all(Broken last) {
    List<Pass> passes = new ArrayList<>();
    for (Pass pass = last.passes(); pass != null; pass = pass.before()) {
      passes.add(0, pass);
    }
    List<Event> events = new ArrayList<>();
    int offset = 0;
    for (Pass pass : passes) {
      events.addAll(moved(withReentry(pass), offset));
      offset += pass.points();
    }
    events.addAll(moved(events(last), offset));
    return new Schedule(events);
  }

  private List<Event> withReentry(Pass pass) {
    List<Event> events = events(pass.end());
    int at = 0;
    while (at < events.size() && events.get(at).point() <= pass.reentryPoint()) {
      at++;
    }
    events.add(at, new Event(Arrival.REENTRY, pass.reentryPoint(), List.of()));
    return events;
  }

  private static List<Event> moved(List<Event> events, int offset) {
    return events.stream().map(event -> event.later(offset)).toList();
  }

  private List<Event> events(Trail end) {
    List<Trail> trails = new ArrayList<>();
    for (Trail trail = end; trail != null; trail = trail.before()) {
      trails.add(0, trail);
    }
    List<Trail> placed = new ArrayList<>();
    for (Trail trail : trails) {
      placed.add(trail.over() == null ? placed.size() : placed.indexOf(trail.over()), trail);
    }
    List<Event> events = new ArrayList<>();
    placed.forEach(trail -> events.add(event(trail)));
    return events;
  }

  private Event event(Trail trail) {
    if (trail.over() != null) {
      return Event.move(trail.access(), trail.over().point());
    }
    if (trail.access() != 0) {
      return Event.move(trail.access(), trail.point());
    }
    if (trail.delta() == null) {
      return new Event(trail.arrival(), trail.point(), List.of()).by(trail.device());
    }
    List<Event> inside = inside(trail.arrival(), events(trail.delta().end()));
    return new Event(trail.arrival(), trail.point(), inside).by(trail.device());
  }

  /** {@return what happens in a frame of what arrived, its points numbered as in a run} */
  private List<Event> inside(Arrival arrived, List<Event> events) {
    if (arrived != Arrival.PREEMPTION) {
      return events;
    }
    List<Event> numbered = moved(events, left);
    Event last = numbered.isEmpty() ? null : numbered.get(numbered.size() - 1);
    left = last != null && last.kind() == Arrival.PREEMPTION ? last.point() : 0;
    return numbered;
  }

  /** What waits when a claim breaks is carried out right after. */
  private List<Event> events(Broken broken) {
    List<Event> events = events(broken.trail());
    Device device = broken.device();
    if (device != null) {
      List<Event> inside = inside(device.arrival(), events(broken.inside()));
      events.add(new Event(device.arrival(), broken.point(), inside).by(device.number()));
    }
    broken.waiting().forEach(access -> events.add(Event.move(access.point(), broken.point())));
    return events;
  }
}
