package dev.regnest.stress.litmus;

import dev.regnest.stress.litmus.Operation.Kind;
import dev.regnest.stress.litmus.Operation.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One actor as far as it got.
 *
 * @param issued how many operations its program has issued
 * @param loaded what the loads among them answered
 * @param ended whether the program issues no more
 * @param pending what a compiler may still hold back, in program order
 * @param buffer the core's store buffer, oldest first
 * @param held for each cell the values, oldest first, that a load hoisted as far as it may go can find; the last is the present one
 */
record Core(
    int issued,
    List<Integer> loaded,
    boolean ended,
    List<Operation> pending,
    List<Operation> buffer,
    List<List<Integer>> held) {

  static Core start(List<Integer> memory) {
    return new Core(0, List.of(), false, List.of(), List.of(), present(memory));
  }

  private static List<List<Integer>> present(List<Integer> values) {
    return values.stream().map(List::of).toList();
  }

  boolean atRest() {
    return ended && pending.isEmpty() && buffer.isEmpty();
  }

  boolean nothingHeldBack() {
    return pending.isEmpty() && buffer.isEmpty();
  }

  /** {@return what a load of {@code cell} carried out now finds: the newest store still in the buffer, or memory} */
  int view(List<Integer> memory, int cell) {
    return newest(buffer, cell).orElse(memory.get(cell));
  }

  /** {@return what the newest store that is held back will put there: the compiler knows it without a load} */
  Optional<Integer> forwarded(int cell) {
    return newest(pending, cell);
  }

  private static Optional<Integer> newest(List<Operation> operations, int cell) {
    for (int i = operations.size() - 1; i >= 0; i--) {
      if (operations.get(i).isStoreTo(cell)) {
        return Optional.of(operations.get(i).value());
      }
    }
    return Optional.empty();
  }

  boolean holdsBack(Kind kind) {
    return pending.stream().anyMatch(operation -> operation.kind() == kind);
  }

  boolean holdsBackLoadOf(int cell) {
    return pending.stream()
        .anyMatch(operation -> operation.kind() == Kind.WORD && operation.cell() == cell);
  }

  boolean holdsBackOrderedWith(Operation next) {
    return next.mode() != Mode.PLAIN
        && pending.stream().anyMatch(o -> o.mode() != Mode.PLAIN || o.isStoreTo(next.cell()));
  }

  Core issuing() {
    return new Core(issued + 1, loaded, ended, pending, buffer, held);
  }

  Core answering(int value) {
    return new Core(issued + 1, with(loaded, value), ended, pending, buffer, held);
  }

  Core ending() {
    return new Core(issued, loaded, true, pending, buffer, List.of());
  }

  Core deferring(Operation operation) {
    List<Operation> more = new ArrayList<>(pending);
    if (operation.kind() != Kind.RELEASE_FENCE || !pending.isEmpty()) {
      more.add(operation);
    }
    Core core = pending(more);
    return operation.kind() == Kind.STORE
        ? core.finding(operation.cell(), List.of(operation.value()))
        : core;
  }

  /** Takes out what was carried out, and fences that nothing stands before any more. */
  Core carriedOut(int index) {
    List<Operation> rest = new ArrayList<>(pending);
    rest.remove(index);
    while (!rest.isEmpty() && rest.get(0).kind() == Kind.RELEASE_FENCE) {
      rest.remove(0);
    }
    return pending(rest);
  }

  private Core pending(List<Operation> changed) {
    return new Core(issued, loaded, ended, List.copyOf(changed), buffer, held);
  }

  Core buffering(Operation store) {
    return new Core(issued, loaded, ended, pending, with(buffer, store), held);
  }

  Core drained() {
    return new Core(issued, loaded, ended, pending, buffer.subList(1, buffer.size()), held);
  }

  /** Lets later loads of that cell find those values. */
  Core finding(int cell, List<Integer> values) {
    if (ended) {
      return this;
    }
    List<List<Integer>> changed = new ArrayList<>(held);
    changed.set(cell, List.copyOf(values));
    return new Core(issued, loaded, false, pending, buffer, List.copyOf(changed));
  }

  /** Sees a value that another actor put into memory, unless a store of its own stands in front of it. */
  Core seeing(int cell, int value) {
    if (ended || forwarded(cell).isPresent() || newest(buffer, cell).isPresent()) {
      return this;
    }
    List<Integer> values = held.get(cell);
    return values.get(values.size() - 1) == value ? this : finding(cell, with(values, value));
  }

  /** Keeps later loads from being hoisted above this place. */
  Core fencingLoads(List<Integer> memory) {
    Core core = this;
    for (int cell = 0; cell < memory.size(); cell++) {
      core = core.finding(cell, List.of(forwarded(cell).orElse(view(memory, cell))));
    }
    return core;
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }
}
