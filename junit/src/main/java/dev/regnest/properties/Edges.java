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
 * hit; the deepest nest; each kind at every barrier of the task, and of each handler at the first of those.
 */
final class Edges {
  private final Runner runner;
  private final int maxArrivals;

  private Edges(Runner runner, int maxArrivals) {
    this.runner = runner;
    this.maxArrivals = maxArrivals;
  }

  /** {@return them, none twice, nests of up to so many arrivals} */
  static List<Schedule> of(Runner runner, int maxArrivals) {
    Edges edges = new Edges(runner, maxArrivals);
    List<List<Step>> atBarriers = edges.atBarriers(List.of()).toList();
    return Stream.of(
            Stream.of(List.<Step>of()),
            edges.ends(),
            Stream.of(edges.deepest(List.of())),
            atBarriers.stream(),
            edges.atFirst(atBarriers).flatMap(edges::atBarriers))
        .flatMap(steps -> steps)
        .map(Schedule::of)
        .distinct()
        .toList();
  }

  private Stream<List<Step>> ends() {
    return byKind(runner.next(List.of())).values().stream()
        .flatMap(there -> Stream.of(there.get(0), there.get(there.size() - 1)))
        .map(List::of);
  }

  private Stream<List<Step>> atBarriers(List<Step> nest) {
    List<Integer> barriers = runner.barriers(nest);
    return inside(nest).stream()
        .filter(step -> barriers.contains(step.point()))
        .map(step -> plus(nest, step));
  }

  /** Nearer to its begin the task is in user mode, where a handler copies nothing. */
  private Stream<List<Step>> atFirst(List<List<Step>> atBarriers) {
    return atBarriers.stream()
        .filter(alone -> alone.get(0).point() == atBarriers.get(0).get(0).point());
  }

  /** Each arrives at the first point it may hit; of those equally deep, first come kinds that are not there yet, most of them inside. */
  private List<Step> deepest(List<Step> nest) {
    List<Step> deepest = nest;
    if (nest.size() < maxArrivals) {
      for (Step inner : firsts(nest).sorted(manyKindsFirst(nest)).toList()) {
        List<Step> deeper = deepest(plus(nest, inner));
        deepest = deeper.size() > deepest.size() ? deeper : deepest;
        if (deepest.size() == maxArrivals) {
          break;
        }
      }
    }
    return deepest;
  }

  private Comparator<Step> manyKindsFirst(List<Step> nest) {
    return Comparator.comparing((Step step) -> isNew(step.kind(), nest))
        .thenComparing(step -> newInside(plus(nest, step)))
        .reversed();
  }

  private static boolean isNew(Arrival kind, List<Step> nest) {
    return nest.stream().noneMatch(outer -> outer.kind() == kind);
  }

  private long newInside(List<Step> nest) {
    return firsts(nest).filter(step -> isNew(step.kind(), nest)).count();
  }

  /** {@return of each kind that may arrive in the innermost frame, the first point} */
  private Stream<Step> firsts(List<Step> nest) {
    return byKind(inside(nest)).values().stream().map(there -> there.get(0));
  }

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
