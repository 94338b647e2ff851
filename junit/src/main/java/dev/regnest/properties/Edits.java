package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Schedule.Event;
import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The schedules that one edit away are simpler than a given one, whether a rule forbids them or not. */
final class Edits {
  /** More points than lie before a copy in any frame. */
  private static final int FARTHEST_LIFT = 12;

  private Edits() {}

  /** {@return them, the boldest first} */
  static Set<Schedule> of(Schedule schedule) {
    Set<Schedule> edited = new LinkedHashSet<>();
    events(schedule.arrivals()).forEach(events -> edited.add(new Schedule(events)));
    return edited;
  }

  private static List<List<Event>> events(List<Event> events) {
    List<List<Event>> edited = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      edited.add(replaced(events, i, List.of()));
    }
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event.inside().isEmpty()) {
        continue;
      }
      edited.add(replaced(events, i, lifted(event)));
      for (int later = 0; later <= FARTHEST_LIFT; later++) {
        edited.add(replaced(events, i, lifted(event, later)));
      }
      for (Event inner : event.inside()) {
        edited.add(replaced(events, i, hoisted(event, inner)));
      }
      for (Arrival kind : Arrival.values()) {
        if (kind != Arrival.MOVED_ACCESS) {
          edited.add(replaced(events, i, List.of(new Event(kind, event.point(), List.of()))));
        }
      }
    }
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      for (List<Event> inside : events(event.inside())) {
        edited.add(replaced(events, i, List.of(copy(event, event.point(), inside))));
      }
      for (int point : earlier(event.point())) {
        edited.add(replaced(events, i, List.of(copy(event, point, event.inside()))));
      }
      for (Arrival kind : Arrival.values()) {
        if (kind.compareTo(event.kind()) < 0 && !event.isMove()) {
          edited.add(replaced(events, i, List.of(new Event(kind, event.point(), event.inside()))));
        }
      }
    }
    return edited;
  }

  /** What arrived inside it arrives in its stead. */
  private static List<Event> lifted(Event event) {
    return event.inside().stream()
        .map(inner -> copy(inner, event.point(), inner.inside()))
        .toList();
  }

  /** What arrived inside it arrives in its stead, so many points later than it did inside. */
  private static List<Event> lifted(Event event, int later) {
    return event.inside().stream()
        .map(inner -> copy(inner, inner.point() + later, inner.inside()))
        .toList();
  }

  /** One of what arrived inside it arrives after it. */
  private static List<Event> hoisted(Event event, Event inner) {
    List<Event> inside = new ArrayList<>(event.inside());
    inside.remove(inner);
    return List.of(copy(event, event.point(), inside), copy(inner, event.point(), inner.inside()));
  }

  private static Event copy(Event event, int point, List<Event> inside) {
    return new Event(event.kind(), point, inside, event.access(), event.device());
  }

  private static Set<Integer> earlier(int point) {
    Set<Integer> points = new LinkedHashSet<>();
    for (int step = point - 1; step > 0; step /= 2) {
      points.add(point - step);
    }
    return points;
  }

  private static List<Event> replaced(List<Event> events, int index, List<Event> by) {
    List<Event> copy = new ArrayList<>(events);
    copy.remove(index);
    copy.addAll(index, by);
    return copy;
  }
}
