package dev.regnest.explore.prover;

import dev.regnest.explore.Model;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Device;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One model, and the code of its handlers as far as it is unfolded. */
final class UnfoldedModel {
  private static final SortedSet<Integer> NOTHING = Collections.emptySortedSet();

  private final Model model;
  private final boolean exactDepth;
  private final Kinds kinds;
  private final Code[] codes;
  private final CellSet[] loads;
  private final CellSet[] steers;
  private final List<Late> late = new ArrayList<>();
  private final List<Dependences> dependences = new ArrayList<>();
  private final Map<Dependences, Integer> numbers = new HashMap<>();
  private final Map<Integer, SortedSet<Integer>> found = new HashMap<>();
  private CellSet awaited = CellSet.NONE;
  private final Unfolder unfolder;
  private final Legality legality;
  private CellSet words = CellSet.NONE;
  private int looked;
  private boolean ownedWords;
  private final HalfDoneTask taskB;
  private CellSet onEachCpu = CellSet.NONE;
  private int lookedOnEachCpu;
  private CellSet counts = CellSet.NONE;
  private CellSet nested = CellSet.NONE;

  /**
   * Creates one of which nothing is unfolded.
   *
   * @param exactDepth whether counts of nested frames are kept exactly, up to the limit of the era
   */
  UnfoldedModel(Model model, boolean exactDepth) {
    this.model = model;
    this.exactDepth = exactDepth;
    kinds = new Kinds(model.machine().arriving());
    codes = new Code[kinds.count()];
    loads = new CellSet[kinds.count()];
    steers = new CellSet[kinds.count()];
    for (int kind = 0; kind < kinds.count(); kind++) {
      codes[kind] = new Code();
    }
    codes[kinds.finishing()] = codes[kinds.taskB()];
    for (Device device : kinds.devices()) {
      if (device.arrival() == Arrival.SOFTIRQ) {
        Code code = codes[kinds.of(device, false)];
        codes[kinds.overTaskB(device)] = code;
        codes[kinds.finishingOverTaskB(device)] = code;
      }
    }
    Arrays.fill(loads, CellSet.NONE);
    Arrays.fill(steers, CellSet.NONE);
    boolean isLeftHalfDone = model.machine().setup().has(Switch.PREEMPTIBLE);
    taskB = isLeftHalfDone ? new HalfDoneTask(model.machine(), this) : null;
    unfolder = new Unfolder(this);
    legality = new Legality(unfolder, new Memory(this), kinds.count());
    model.checker().startRun(cell -> 0, (cpu, violation) -> unfolder.violated(violation));
  }

  /** {@return all cells so far, by address} */
  List<Cell> cells() {
    return model.cells();
  }

  /** Makes the cells that runs of {@code other}, another slice, have touched, each with the address that it has there. */
  void makeCellsAsIn(UnfoldedModel other) {
    model.machine().layout().makeAsIn(other.model.machine().layout());
  }

  /** {@return the cells that hold register words} */
  CellSet words() {
    for (int size = cells().size(); looked < size; looked++) {
      if (cells().get(looked).kind() == Cell.Kind.WORD) {
        words = words.with(looked);
      }
    }
    return words;
  }

  /** {@return the counts that any code adjusts} */
  CellSet counts() {
    return counts;
  }

  void adjusts(Cell count) {
    counts = counts.with(count.address());
  }

  void nests(Cell count) {
    nested = nested.with(count.address());
  }

  /** {@return the counts that any code adjusts or nests} */
  CellSet allCounts() {
    return counts.union(nested);
  }

  /** {@return whether the counts of nested frames are what they are before anything ran} */
  boolean nestsAsAtFirst(Values memory) {
    Values first = memoryAtFirst();
    return nested.filter(cell -> memory.get(cell) != first.get(cell)).isEmpty();
  }

  /** {@return whether any code stores words that belong to its sample} */
  boolean hasOwnedWords() {
    return ownedWords;
  }

  void ownsWords() {
    ownedWords = true;
  }

  /** {@return the kinds of its handlers} */
  Kinds kinds() {
    return kinds;
  }

  /** {@return the code of a kind of handler} */
  Code code(int kind) {
    return codes[kind];
  }

  /** {@return task B, where it may be left half done; else null} */
  HalfDoneTask taskB() {
    return taskB;
  }

  Unfolder unfolder() {
    return unfolder;
  }

  Legality legality() {
    return legality;
  }

  /** {@return what is in memory before anything ran} */
  Values memoryAtFirst() {
    return model.machine().memoryAtFirst();
  }

  /** {@return what the CPU's own cells hold in that memory} */
  int[] cpu(Values memory) {
    int[] values = new int[model.machine().cpuCells()];
    for (int address = 0; address < values.length; address++) {
      values[address] = memory.get(address);
    }
    return values;
  }

  /** Sets the CPU's own cells. */
  void setCpu(Values memory, int[] values) {
    for (int address = 0; address < values.length; address++) {
      memory.set(address, values[address]);
    }
  }

  /** {@return the kind of handler that {@code device} starts over that frame and memory} */
  int kind(Device device, Frame interrupted, Values memory) {
    if (device.arrival().isCall()) {
      return kinds.called(device, interrupted.context(), interrupted.inEntryLag());
    }
    return kinds.of(device, isUserMode(memory));
  }

  /** {@return whether the CPU is in user mode in that memory} */
  boolean isUserMode(Values memory) {
    return model.machine().isUserMode(memory);
  }

  /** {@return the cell that says which of two CPUs runs the code; empty where there is one} */
  Optional<Cell> cpuNumber() {
    return model.machine().cpuNumber();
  }

  /** {@return the address that an access to that one reaches, on the CPU that runs the code in that memory} */
  int reached(int address, Values memory) {
    return onEachCpu().contains(address)
        ? on(memory.get(cpuNumber().orElseThrow().address()), address)
        : address;
  }

  /** {@return the cells that stand for one on each of two CPUs} */
  CellSet onEachCpu() {
    for (int size = cells().size(); lookedOnEachCpu < size; lookedOnEachCpu++) {
      if (on(0, lookedOnEachCpu) != lookedOnEachCpu) {
        onEachCpu = onEachCpu.with(lookedOnEachCpu);
      }
    }
    return onEachCpu;
  }

  /** {@return those cells, and where they stand for one on each CPU, all of these} */
  CellSet each(CellSet those) {
    CellSet all = those;
    CellSet some = those.intersection(onEachCpu());
    for (int cell = some.next(0); cell != CellSet.END; cell = some.next(cell + 1)) {
      all = all.with(on(0, cell)).with(on(1, cell));
    }
    return all;
  }

  /** {@return the address that an access to one that stands for two reaches on that CPU} */
  int on(int cpu, int address) {
    return model.machine().layout().on(cpu, cells().get(address)).address();
  }

  /** {@return the cell that says where the CPU runs} */
  int place() {
    return model.machine().place().address();
  }

  boolean exactDepth() {
    return exactDepth;
  }

  /** {@return whether a compiler moves the accesses of its code} */
  boolean reorders() {
    return model.machine().setup().has(Switch.COMPILER_REORDERS);
  }

  /** {@return the cells that a kind of handler loads where a compiler may hoist it, as far as is known} */
  CellSet loads(int kind) {
    return loads[kind];
  }

  /** {@return those of them on whose value the way of the code depends} */
  CellSet steers(int kind) {
    return steers[kind];
  }

  /** Notes one more. {@return whether that is new} */
  boolean load(int kind, int cell, boolean steering) {
    boolean isNew = !loads[kind].contains(cell) || steering && !steers[kind].contains(cell);
    loads[kind] = loads[kind].with(cell);
    steers[kind] = steering ? steers[kind].with(cell) : steers[kind];
    return isNew;
  }

  /** {@return the access of that number, whose result the code does not wait for} */
  Late late(int number) {
    return late.get(number);
  }

  /** Adds one. {@return its number} */
  int add(Late access) {
    late.add(access);
    return late.size() - 1;
  }

  /** {@return those dependences of that number} */
  Dependences dependences(int number) {
    return dependences.get(number);
  }

  /** {@return the number of those} */
  int number(Dependences those) {
    return numbers.computeIfAbsent(those, one -> {
      dependences.add(one);
      return dependences.size() - 1;
    });
  }

  /** Loads of that cell may wait, so it is of interest what they find. {@return whether that is new} */
  boolean await(int cell) {
    boolean isNew = !awaited.contains(cell);
    awaited = awaited.with(cell);
    return isNew;
  }

  /** Something arrived and changed those cells to what is in {@code memory}. {@return whether loads that wait may find more by that} */
  boolean find(CellSet changed, Values memory) {
    boolean isNew = false;
    CellSet seen = changed.intersection(awaited);
    for (int cell = seen.next(0); cell != CellSet.END; cell = seen.next(cell + 1)) {
      isNew |= found.computeIfAbsent(cell, a -> new TreeSet<>()).add(memory.get(cell));
    }
    return isNew;
  }

  /** {@return what a load of that cell may find if it waits, as far as is known; not to be changed} */
  SortedSet<Integer> found(int address) {
    return found.getOrDefault(address, NOTHING);
  }

  // What the unfolder runs.

  Cpu cpu(Driver driver) {
    return model.machine().cpu(driver, model.checker());
  }

  /** Runs the handler of {@code arrival}, or the task if null. */
  void execute(Cpu cpu, Arrival arrival) {
    if (arrival == null) {
      model.task().run(cpu);
      unfolder().comesToRest(model.looksAtRest());
      model.atRest(cpu);
    } else {
      model.handler().run(cpu, arrival);
    }
  }

  /** {@return whether something between the code and memory may hold a state of its own} */
  boolean isInterposed() {
    return model.machine().isInterposed();
  }

  boolean isLegal(Cpu cpu, Arrival arrival) {
    return model.machine().refusing(cpu, arrival).isEmpty();
  }
}
