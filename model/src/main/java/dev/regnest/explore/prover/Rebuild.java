package dev.regnest.explore.prover;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Schedule.Event;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;
import java.util.ArrayList;
import java.util.List;

/** Rebuilds a schedule from the back-pointers of a proof. */
final class Rebuild {
  private Rebuild() {}

  /** {@return the schedule of the task's passes up to the broken claim} */
  static Schedule schedule(Broken last) {
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

  private static List<Event> withReentry(Pass pass) {
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

  private static List<Event> events(Trail end) {
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

  private static Event event(Trail trail) {
    if (trail.over() != null) {
      return Event.move(trail.access(), trail.over().point());
    }
    if (trail.access() != 0) {
      return Event.move(trail.access(), trail.point());
    }
    List<Event> inside =
        trail.delta() == null ? List.of() : events(trail.delta().end());
    return new Event(trail.arrival(), trail.point(), inside).by(trail.device());
  }

  /** What waits when a claim breaks is carried out right after. */
  private static List<Event> events(Broken broken) {
    List<Event> events = events(broken.trail());
    Device device = broken.device();
    if (device != null) {
      events.add(
          new Event(device.arrival(), broken.point(), events(broken.inside())).by(device.number()));
    }
    broken.waiting().forEach(access -> events.add(Event.move(access.point(), broken.point())));
    return events;
  }
}
