package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The schedules at the ends of a question: nothing; each kind of arrival alone, at the first and the last point of the task that it may
 * hit and at every barrier; the deepest nest.
 */
final class Edges {
  private final Runner runner;

  private Edges(Runner runner) {
    this.runner = runner;
  }

  /** {@return them, none twice, nests of up to so many arrivals} */
  static List<Schedule> of(Runner runner, int maxArrivals) {
    Edges edges = new Edges(runner);
    return Stream.of(
            Stream.of(List.<Step>of()), edges.alone().map(List::of), edges.nest(maxArrivals))
        .flatMap(steps -> steps)
        .map(Schedule::of)
        .distinct()
        .toList();
  }

  private Stream<Step> alone() {
    List<Integer> barriers = runner.barriers();
    return byKind(runner.next(List.of())).values().stream().flatMap(there -> {
      Stream<Step> ends = Stream.of(there.get(0), there.get(there.size() - 1));
      return Stream.concat(ends, there.stream().filter(step -> barriers.contains(step.point())));
    });
  }

  /** Each time a kind that is not there yet, if one may arrive, and that inside which the most such kinds may; at its first point. */
  private Stream<List<Step>> nest(int maxArrivals) {
    List<Step> nest = new ArrayList<>();
    List<Step> inner = inside(nest);
    while (nest.size() < maxArrivals && !inner.isEmpty()) {
      nest.add(byKind(inner).values().stream()
          .map(there -> there.get(0))
          .max(Comparator.comparing((Step step) -> isNew(step.kind(), nest))
              .thenComparing(step -> newInside(plus(nest, step))))
          .orElseThrow());
      inner = inside(nest);
    }
    return Stream.of(nest);
  }

  private static boolean isNew(Arrival kind, List<Step> nest) {
    return nest.stream().noneMatch(outer -> outer.kind() == kind);
  }

  private long newInside(List<Step> nest) {
    return byKind(inside(nest)).keySet().stream()
        .filter(kind -> isNew(kind, nest))
        .count();
  }

  /** {@return what may arrive in the innermost frame} */
  private List<Step> inside(List<Step> nest) {
    return runner.next(nest).stream()
        .filter(step -> step.depth() == nest.size())
        .toList();
  }

  private static List<Step> plus(List<Step> steps, Step more) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(more);
    return longer;
  }

  private static Map<Arrival, List<Step>> byKind(List<Step> steps) {
    Map<Arrival, List<Step>> byKind = new EnumMap<>(Arrival.class);
    steps.forEach(
        step -> byKind.computeIfAbsent(step.kind(), kind -> new ArrayList<>()).add(step));
    return byKind;
  }
}
