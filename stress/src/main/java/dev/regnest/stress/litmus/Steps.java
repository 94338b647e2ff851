package dev.regnest.stress.litmus;

import dev.regnest.stress.litmus.Operation.Kind;
import dev.regnest.stress.litmus.Operation.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What one of the actors can do next, which its core and memory decide; how the other one stands does not matter.
 *
 * <p>What a compiler does is three things: it holds a store back, it carries a load out early, and it carries a load of a word out late. A
 * late load guesses what it will find; a run whose guess does not come true is no run.
 */
final class Steps {
  private final Litmus<?> litmus;
  private final Scheduling scheduling;
  private final int actor;
  private final List<SortedSet<Integer>> guesses;
  private final Shared<Core> cores;
  private final Shared<List<Integer>> memories;
  private final Map<Log, Optional<Operation>> program = new HashMap<>();
  private final Map<Core, Map<List<Integer>, List<Step>>> known = new IdentityHashMap<>();

  /**
   * Creates the steps of one actor.
   *
   * @param guesses for each cell the values that a late load may guess
   * @param cores where cores are shared
   * @param memories where memories are
   */
  Steps(
      Litmus<?> litmus,
      Scheduling scheduling,
      int actor,
      List<SortedSet<Integer>> guesses,
      Shared<Core> cores,
      Shared<List<Integer>> memories) {
    this.litmus = litmus;
    this.scheduling = scheduling;
    this.actor = actor;
    this.guesses = guesses;
    this.cores = cores;
    this.memories = memories;
  }

  /** {@return the steps from there; core and memory are shared ones, as are those of the steps} */
  List<Step> of(Core core, List<Integer> memory) {
    return known
        .computeIfAbsent(core, c -> new IdentityHashMap<>())
        .computeIfAbsent(memory, m -> new From(core, m).steps());
  }

  /** {@return {@code core} once it has issued what only lengthens the list of what is held back, since nobody else can tell when} */
  private Core deferAhead(Core core) {
    Core ahead = core;
    while (!ahead.ended()) {
      Optional<Operation> next = next(ahead);
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

  private Optional<Operation> next(Core core) {
    return program.computeIfAbsent(
        new Log(core.issued(), core.loaded()), log -> litmus.next(actor, core));
  }

  /** One moment of the actor. */
  private final class From {
    private final Core start;
    private final List<Integer> memory;
    private final List<Step> steps = new ArrayList<>();

    private From(Core start, List<Integer> memory) {
      this.start = start;
      this.memory = memory;
    }

    private List<Step> steps() {
      issue();
      carryOut();
      drain();
      return steps;
    }

    private void become(Core core) {
      steps.add(new Step(cores.of(deferAhead(core)), memory, Optional.empty()));
    }

    private void write(Core core, int cell, int value) {
      steps.add(new Step(
          cores.of(deferAhead(core)),
          memories.of(storing(cell, value)),
          Optional.of(Operation.store(Mode.PLAIN, cell, value))));
    }

    private List<Integer> storing(int cell, int value) {
      List<Integer> changed = new ArrayList<>(memory);
      changed.set(cell, value);
      return List.copyOf(changed);
    }

    private void issue() {
      if (start.ended()) {
        return;
      }
      Core core = start;
      if (core.issued() == 0 && actor == Exploration.SECOND && scheduling == Scheduling.NESTED) {
        // It loads nothing before it is called; on a core of its own it may have been there for
        // long.
        core = core.fencingLoads(memory);
      }
      Optional<Operation> next = next(core);
      if (next.isEmpty() || next.get().isDeferrable()) {
        become(core);
        return;
      }
      Operation operation = next.get();
      switch (operation.kind()) {
        case LOAD, WORD -> load(core, operation);
        case ACQUIRE_FENCE -> {
          if (!core.holdsBack(Kind.WORD)) {
            become(core.issuing().fencingLoads(memory));
          }
        }
        default -> {
          if (core.nothingHeldBack()) {
            atOnce(core, operation);
          }
        }
      }
    }

    private void load(Core core, Operation load) {
      int cell = load.cell();
      if (core.holdsBackLoadOf(cell) || core.holdsBackOrderedWith(load)) {
        return;
      }
      if (load.mode() != Mode.PLAIN) {
        int value = core.view(memory, cell);
        Core moved = core.answering(value).finding(cell, List.of(value));
        become(load.mode() == Mode.OPAQUE ? moved : moved.fencingLoads(memory));
        return;
      }
      Optional<Integer> forwarded = core.forwarded(cell);
      if (forwarded.isPresent()) {
        become(core.answering(forwarded.get()));
        return;
      }
      List<Integer> values = core.held().get(cell);
      for (int age = 0; age < values.size(); age++) {
        List<Integer> younger = values.subList(age, values.size());
        become(core.answering(values.get(age)).finding(cell, younger));
      }
      if (load.kind() == Kind.WORD) {
        for (int guess : guesses.get(cell)) {
          if (!values.contains(guess)) {
            become(core.answering(guess).deferring(load.finding(guess)));
          }
        }
      }
    }

    private void atOnce(Core core, Operation operation) {
      if (operation.kind() == Kind.FULL_FENCE) {
        become(core.issuing().fencingLoads(memory));
        return;
      }
      int cell = operation.cell();
      int before = memory.get(cell);
      boolean adds = operation.kind() == Kind.ADD;
      int value = adds ? before + operation.value() : operation.value();
      Core moved = adds ? core.answering(before) : core.issuing();
      write(moved.fencingLoads(storing(cell, value)), cell, value);
    }

    private void carryOut() {
      List<Operation> pending = start.pending();
      for (int index = 0; index < pending.size(); index++) {
        Operation operation = pending.get(index);
        boolean free = pending.subList(0, index).stream().noneMatch(o -> o.mustPrecede(operation));
        if (free && operation.kind() == Kind.STORE) {
          store(start.carriedOut(index), operation);
        } else if (free
            && operation.kind() == Kind.WORD
            && start.view(memory, operation.cell()) == operation.value()) {
          Core moved = start.carriedOut(index);
          become(
              moved.forwarded(operation.cell()).isPresent()
                  ? moved
                  : moved.finding(operation.cell(), List.of(operation.value())));
        }
      }
    }

    private void store(Core core, Operation store) {
      boolean loadsNoMore = core.ended() && core.buffer().isEmpty() && !core.holdsBack(Kind.WORD);
      if (scheduling == Scheduling.NESTED || loadsNoMore) {
        write(core, store.cell(), store.value());
      } else {
        become(core.buffering(store));
      }
    }

    private void drain() {
      if (!start.buffer().isEmpty()) {
        Operation oldest = start.buffer().get(0);
        write(start.drained(), oldest.cell(), oldest.value());
      }
    }
  }

  /** What decides how a program goes on. */
  private record Log(int issued, List<Integer> loaded) {}
}
