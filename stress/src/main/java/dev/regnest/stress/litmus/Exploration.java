package dev.regnest.stress.litmus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All runs of one {@link Litmus}, by plain search over worlds. */
final class Exploration<R> {
  /** The actor that interrupts. */
  static final int SECOND = 1;

  private static final int LIMIT = 2_000_000;

  private final Litmus<R> litmus;
  private final Scheduling scheduling;
  private final List<SortedSet<Integer>> stored;
  private final List<Steps> steps;
  private final Shared<Core> cores = new Shared<>();
  private final Shared<List<Integer>> memories = new Shared<>();
  private final Set<World> known = new HashSet<>();
  private final Deque<World> open = new ArrayDeque<>();
  private final SortedSet<String> outcomes = new TreeSet<>();

  /** Creates a search in which late loads may guess any of the values {@code stored} to their cell, to which it adds. */
  Exploration(Litmus<R> litmus, Scheduling scheduling, List<SortedSet<Integer>> stored) {
    this.litmus = litmus;
    this.scheduling = scheduling;
    this.stored = stored;
    this.steps = Stream.of(0, SECOND)
        .map(actor -> new Steps(litmus, scheduling, actor, stored, cores, memories))
        .toList();
  }

  SortedSet<String> run() {
    List<Integer> memory = memories.of(litmus.initial());
    Core start = cores.of(Core.start(memory));
    reach(new World(memory, start, start));
    while (!open.isEmpty()) {
      World world = open.pop();
      if (world.atRest()) {
        outcomes.add(litmus.outcome(world));
      }
      for (int actor = 0; actor < steps.size(); actor++) {
        if (mayRun(world, actor)) {
          for (Step step : steps.get(actor).of(world.core(actor), world.memory())) {
            take(world, actor, step);
          }
        }
      }
    }
    return outcomes;
  }

  private boolean mayRun(World world, int actor) {
    boolean inside = world.second().issued() > 0 && !world.second().atRest();
    return scheduling == Scheduling.FREE || actor == SECOND || !inside;
  }

  private void take(World world, int actor, Step step) {
    Core other = world.core(1 - actor);
    if (step.written().isPresent()) {
      Operation store = step.written().get();
      stored.get(store.cell()).add(store.value());
      if (scheduling == Scheduling.FREE || actor != SECOND) {
        other = cores.of(other.seeing(store.cell(), store.value()));
      }
    }
    if (actor == SECOND && step.core().atRest() && scheduling == Scheduling.NESTED) {
      other = cores.of(interruptedSees(other, step.memory()));
    }
    reach(
        actor == SECOND
            ? new World(step.memory(), other, step.core())
            : new World(step.memory(), step.core(), other));
  }

  /** What the handler had in memory in passing, no interrupted load can have found. */
  private static Core interruptedSees(Core core, List<Integer> memory) {
    Core interrupted = core;
    for (int cell = 0; cell < memory.size(); cell++) {
      interrupted = interrupted.seeing(cell, memory.get(cell));
    }
    return interrupted;
  }

  private void reach(World world) {
    if (known.add(world)) {
      if (known.size() > LIMIT) {
        throw new IllegalStateException(
            "more than " + LIMIT + " states; make the programs smaller");
      }
      open.push(world);
    }
  }
}
