package dev.regnest.explore.prover;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Schedule.Event;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rebuilds a schedule from the back-pointers of a proof.
 *
 * <p>Points of task B are counted from where it was left last, which is its first: ways that come to one place in its code may have passed different numbers of them.
 */
final class Rebuild {
  /** The point at which task B was left last; 0 where it begins. */
  private int left;

  /** The same of a softirq over it. */
  private int softirqLeft;

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
    events.addAll(moved(events(last, /* inTaskB= */ false), offset));
    return new Schedule(events);
  }

  private List<Event> withReentry(Pass pass) {
    List<Event> events = events(pass.end(), /* inTaskB= */ false);
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

  private List<Event> events(Trail end, boolean inTaskB) {
    List<Trail> trails = new ArrayList<>();
    for (Trail trail = end; trail != null; trail = trail.before()) {
      trails.add(0, trail);
    }
    List<Trail> placed = new ArrayList<>();
    for (Trail trail : trails) {
      placed.add(trail.over() == null ? placed.size() : placed.indexOf(trail.over()), trail);
    }
    List<Event> events = new ArrayList<>();
    placed.forEach(trail -> events.add(event(trail, inTaskB)));
    return events;
  }

  private Event event(Trail trail, boolean inTaskB) {
    if (trail.over() != null) {
      return Event.move(trail.access(), trail.over().point());
    }
    if (trail.access() != 0) {
      return Event.move(trail.access(), trail.point());
    }
    Event arrived = new Event(trail.arrival(), trail.point(), List.of()).by(trail.device());
    Delta delta = trail.delta();
    return delta == null ? arrived : with(arrived, inTaskB, in -> events(delta.end(), in));
  }

  /** {@return what arrived, with what happens inside it, whose points are numbered as in a run} */
  private Event with(Event arrived, boolean inTaskB, Function<Boolean, List<Event>> inside) {
    boolean isTaskB = arrived.kind() == Arrival.PREEMPTION;
    List<Event> events = inside.apply(inTaskB || isTaskB);
    if (isTaskB) {
      events = moved(events, pointsBefore(left));
      left = left(events);
    } else if (inTaskB && arrived.kind() == Arrival.SOFTIRQ) {
      events = moved(events, arrived.isGoingOn() ? pointsBefore(softirqLeft) : 0);
      softirqLeft = endsWithSwitch(events) ? last(events).point() : 0;
    }
    return new Event(arrived.kind(), arrived.point(), events).by(arrived.device());
  }

  private static int pointsBefore(int left) {
    return Math.max(0, left - 1);
  }

  /** {@return where task B is left at the end of those of its own; 0 if it comes to its end} */
  private int left(List<Event> events) {
    if (softirqLeft != 0) {
      return last(events).isGoingOn() ? left : last(events).point();
    }
    return endsWithSwitch(events) ? last(events).point() : 0;
  }

  private static boolean endsWithSwitch(List<Event> events) {
    return !events.isEmpty() && last(events).kind() == Arrival.PREEMPTION;
  }

  private static Event last(List<Event> events) {
    return events.get(events.size() - 1);
  }

  /** What waits when a claim breaks is carried out right after. */
  private List<Event> events(Broken broken, boolean inTaskB) {
    List<Event> events = events(broken.trail(), inTaskB);
    Device device = broken.device();
    if (device != null) {
      Event arrived = new Event(device.arrival(), broken.point(), List.of()).by(device.number());
      events.add(with(arrived, inTaskB, in -> events(broken.inside(), in)));
    }
    broken.waiting().forEach(access -> events.add(Event.move(access.point(), broken.point())));
    return events;
  }
}
