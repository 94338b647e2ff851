package dev.regnest.explore.litmus;

import dev.regnest.explore.litmus.Operation.Kind;
import dev.regnest.explore.litmus.Operation.Mode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All runs of one {@link Litmus}, by plain search over worlds.
 *
 * <p>What a compiler does is three things: it holds a store back, it carries a load out early, and it carries a load of a word out late. A
 * late load guesses what it will find; a run whose guess does not come true is no run.
 */
final class Exploration<R> {
  private static final int LIMIT = 2_000_000;
  private static final int SECOND = 1;

  private final Litmus<R> litmus;
  private final Scheduling scheduling;
  private final List<SortedSet<Integer>> stored;
  private final Map<Log, Optional<Operation>> programs = new HashMap<>();
  private final Set<World> known = new HashSet<>();
  private final Deque<World> open = new ArrayDeque<>();
  private final SortedSet<String> outcomes = new TreeSet<>();

  /** Creates a search in which late loads may guess any of the values {@code stored} to their cell, to which it adds. */
  Exploration(Litmus<R> litmus, Scheduling scheduling, List<SortedSet<Integer>> stored) {
    this.litmus = litmus;
    this.scheduling = scheduling;
    this.stored = stored;
  }

  SortedSet<String> run() {
    List<Integer> memory = litmus.initial();
    reach(new World(memory, List.of(Core.start(memory), Core.start(memory))));
    while (!open.isEmpty()) {
      World world = open.pop();
      if (world.atRest()) {
        outcomes.add(litmus.outcome(world));
      }
      for (int actor = 0; actor < world.cores().size(); actor++) {
        if (mayRun(world, actor)) {
          issue(world, actor);
          carryOut(world, actor);
          drain(world, actor);
        }
      }
    }
    return outcomes;
  }

  private boolean mayRun(World world, int actor) {
    Core second = world.cores().get(SECOND);
    boolean inside = second.issued() > 0 && !second.atRest();
    return scheduling == Scheduling.FREE || actor == SECOND || !inside;
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

  /** Goes on as {@code core} stands after an access, which may be the handler's last. */
  private void become(World world, int actor, Core core) {
    Core moved = deferAhead(actor, core);
    World next = world.with(actor, moved);
    boolean returned = actor == SECOND && moved.atRest() && scheduling == Scheduling.NESTED;
    reach(returned ? interruptedSees(next) : next);
  }

  /** Issues what only lengthens the list of what is held back, since nobody else can tell when. */
  private Core deferAhead(int actor, Core core) {
    Core ahead = core;
    while (!ahead.ended()) {
      Optional<Operation> next = next(actor, ahead);
      if (next.isEmpty()) {
        return ahead.ending();
      }
      if (!next.get().isDeferrable()) {
        return ahead;
      }
      ahead = ahead.issuing().deferring(next.get());
    }
    return ahead;
  }

  /** What the handler had in memory in passing, no interrupted load can have found. */
  private static World interruptedSees(World world) {
    Core interrupted = world.cores().get(0);
    for (int cell = 0; cell < world.memory().size(); cell++) {
      interrupted = interrupted.seeing(cell, world.memory().get(cell));
    }
    return world.with(0, interrupted);
  }

  private Optional<Operation> next(int actor, Core core) {
    return programs.computeIfAbsent(
        new Log(actor, core.issued(), core.loaded()), log -> litmus.next(actor, core));
  }

  private void issue(World world, int actor) {
    Core core = world.cores().get(actor);
    if (core.ended()) {
      return;
    }
    if (core.issued() == 0 && actor == SECOND && scheduling == Scheduling.NESTED) {
      // It loads nothing before it is called; on a core of its own it may have been there for long.
      core = core.fencingLoads(world.memory());
    }
    Optional<Operation> next = next(actor, core);
    if (next.isEmpty() || next.get().isDeferrable()) {
      become(world, actor, core);
      return;
    }
    Operation operation = next.get();
    switch (operation.kind()) {
      case LOAD, WORD -> load(world, actor, core, operation);
      case ACQUIRE_FENCE -> {
        if (!core.holdsBack(Kind.WORD)) {
          become(world, actor, core.issuing().fencingLoads(world.memory()));
        }
      }
      default -> {
        if (core.nothingHeldBack()) {
          atOnce(world, actor, core, operation);
        }
      }
    }
  }

  private void load(World world, int actor, Core core, Operation load) {
    int cell = load.cell();
    if (core.holdsBackLoadOf(cell) || core.holdsBackOrderedWith(load)) {
      return;
    }
    if (load.mode() != Mode.PLAIN) {
      int value = core.view(world.memory(), cell);
      Core moved = core.answering(value).finding(cell, List.of(value));
      become(world, actor, load.mode() == Mode.OPAQUE ? moved : moved.fencingLoads(world.memory()));
      return;
    }
    Optional<Integer> forwarded = core.forwarded(cell);
    if (forwarded.isPresent()) {
      become(world, actor, core.answering(forwarded.get()));
      return;
    }
    List<Integer> values = core.held().get(cell);
    for (int age = 0; age < values.size(); age++) {
      List<Integer> younger = values.subList(age, values.size());
      become(world, actor, core.answering(values.get(age)).finding(cell, younger));
    }
    if (load.kind() == Kind.WORD) {
      for (int guess : stored.get(cell)) {
        if (!values.contains(guess)) {
          become(world, actor, core.answering(guess).deferring(load.finding(guess)));
        }
      }
    }
  }

  private void atOnce(World world, int actor, Core core, Operation operation) {
    if (operation.kind() == Kind.FULL_FENCE) {
      become(world, actor, core.issuing().fencingLoads(world.memory()));
      return;
    }
    int cell = operation.cell();
    int before = world.memory().get(cell);
    boolean adds = operation.kind() == Kind.ADD;
    World after = write(world, actor, cell, adds ? before + operation.value() : operation.value());
    Core moved = adds ? core.answering(before) : core.issuing();
    become(after, actor, moved.fencingLoads(after.memory()));
  }

  private void carryOut(World world, int actor) {
    Core core = world.cores().get(actor);
    for (int index = 0; index < core.pending().size(); index++) {
      Operation operation = core.pending().get(index);
      boolean free =
          core.pending().subList(0, index).stream().noneMatch(o -> o.mustPrecede(operation));
      if (free && operation.kind() == Kind.STORE) {
        store(world, actor, core.carriedOut(index), operation);
      } else if (free
          && operation.kind() == Kind.WORD
          && core.view(world.memory(), operation.cell()) == operation.value()) {
        Core moved = core.carriedOut(index);
        become(
            world,
            actor,
            moved.forwarded(operation.cell()).isPresent()
                ? moved
                : moved.finding(operation.cell(), List.of(operation.value())));
      }
    }
  }

  private void store(World world, int actor, Core core, Operation store) {
    boolean loadsNoMore = core.ended() && core.buffer().isEmpty() && !core.holdsBack(Kind.WORD);
    if (scheduling == Scheduling.NESTED || loadsNoMore) {
      become(write(world, actor, store.cell(), store.value()), actor, core);
    } else {
      become(world, actor, core.buffering(store));
    }
  }

  private void drain(World world, int actor) {
    Core core = world.cores().get(actor);
    if (!core.buffer().isEmpty()) {
      Operation oldest = core.buffer().get(0);
      become(write(world, actor, oldest.cell(), oldest.value()), actor, core.drained());
    }
  }

  private World write(World world, int actor, int cell, int value) {
    stored.get(cell).add(value);
    World written = world.storing(cell, value);
    int other = 1 - actor;
    boolean seen = scheduling == Scheduling.FREE || actor != SECOND;
    return seen ? written.with(other, written.cores().get(other).seeing(cell, value)) : written;
  }

  /** What decides how a program goes on. */
  private record Log(int actor, int issued, List<Integer> loaded) {}
}
