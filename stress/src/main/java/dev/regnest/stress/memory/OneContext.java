package dev.regnest.stress.memory;

import dev.regnest.explore.litmus.Memory;
import dev.regnest.machine.Access;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Handler;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * Executes one context's code with its shared cells in a {@link Memory} and all others in an array of its own.
 *
 * <p>The task runs on frame 0; where it could leave the kernel or enter again, the one arrival it was made for comes.
 */
final class OneContext implements Driver {
  private static final int NO_LINE = -1;

  private final WhoseWords words;
  private final Arrival arrival;
  private final Handler handler;
  private final boolean barriers;
  private final Cpu cpu;
  private final Cell entry;
  private final int[] initial;
  private final int[] own;
  private final int[] shared;
  private final List<Cell> sharedCells = new ArrayList<>();
  private final List<Cell> taskPtRegs;
  private final Frame task = new Frame(null, 0);
  private final Frame interrupt = new Frame(task, 1);
  private Frame frame = task;
  private Memory memory;
  private int base;
  private int line;

  OneContext(
      Machine machine, WhoseWords words, Handler handler, Arrival arrival, boolean barriers) {
    this.words = words;
    this.arrival = arrival;
    this.handler = handler;
    this.barriers = barriers;
    List<Cell> cells = machine.cells();
    initial = cells.stream().mapToInt(Cell::initial).toArray();
    own = initial.clone();
    shared = new int[initial.length];
    for (Cell cell : cells) {
      shared[cell.address()] = Sampler.isShared(cell) ? sharedCells.size() : -1;
      if (Sampler.isShared(cell)) {
        sharedCells.add(cell);
      }
    }
    taskPtRegs =
        cells.stream().filter(cell -> cell.name().startsWith("task_pt_regs")).toList();
    entry = cells.stream()
        .filter(cell -> cell.name().equals("entry[A]"))
        .findFirst()
        .orElseThrow();
    cpu = machine.cpu(this, words);
  }

  int[] initial() {
    return sharedCells.stream().mapToInt(Cell::initial).toArray();
  }

  int index(String name) {
    for (int index = 0; index < sharedCells.size(); index++) {
      if (sharedCells.get(index).name().equals(name)) {
        return index;
      }
    }
    throw new IllegalArgumentException("no shared cell \"" + name + "\"; there are " + sharedCells);
  }

  /** {@return the CPU, in user mode, about to make its entry of that number} */
  Cpu start(Memory over, int firstCell, int entryNumber) {
    memory = over;
    base = firstCell;
    line = NO_LINE;
    System.arraycopy(initial, 0, own, 0, own.length);
    own[entry.address()] = entryNumber;
    frame = task;
    task.start(null);
    return cpu;
  }

  /** {@return the same, with entry 1, for a CPU that looks at an interrupt line before each access to shared memory} */
  Cpu listening(Memory over, int raised) {
    start(over, 0, 1);
    line = raised;
    return cpu;
  }

  private boolean isShared(Cell cell) {
    return shared[cell.address()] >= 0;
  }

  /** {@return where a shared cell is, after whatever arrives first} */
  private int reach(Cell cell) {
    if (line != NO_LINE && memory.getOpaque(line) != 0) {
      line = NO_LINE;
      nmi();
    }
    return base + shared[cell.address()];
  }

  private void nmi() {
    own[entry.address()] = 2;
    retag(2);
    words.resume(2);
    arrive(Arrival.NMI);
    words.resume(1);
    retag(1);
    own[entry.address()] = 1;
  }

  /** Gives the task's registers, wherever they are on this CPU, another owner. */
  private void retag(int owner) {
    for (Cell cell : taskPtRegs) {
      own[cell.address()] = Word.user(0, owner, cell.register().orElseThrow()).token();
    }
  }

  private void arrive(Arrival what) {
    frame = interrupt;
    interrupt.start(what);
    handler.run(cpu, what);
    frame = task;
  }

  @Override
  public int load(Cell cell, Access access) {
    if (!isShared(cell)) {
      return own[cell.address()];
    }
    int index = reach(cell);
    return access == Access.ONCE ? memory.getOpaque(index) : memory.get(index);
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    if (!isShared(cell)) {
      own[cell.address()] = value;
      return;
    }
    int index = reach(cell);
    if (access == Access.ONCE) {
      memory.setOpaque(index, value);
    } else {
      memory.set(index, value);
    }
  }

  @Override
  public int add(Cell cell, int delta) {
    return memory.getAndAdd(reach(cell), delta) + delta;
  }

  @Override
  public void add(Cell cell, int delta, IntConsumer then) {
    then.accept(add(cell, delta));
  }

  @Override
  public void output(Cell cell, Access access, IntConsumer then) {
    then.accept(isShared(cell) ? memory.word(reach(cell)) : own[cell.address()]);
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    throw new UnsupportedOperationException(
        "\"" + cell.name() + "\" is changed by something other than an addition");
  }

  @Override
  public void barrier() {
    if (barriers) {
      memory.barrier();
    }
  }

  @Override
  public boolean choose(Arrival choice) {
    if (choice == Arrival.REENTRY && arrival != null) {
      arrive(arrival);
    }
    return false;
  }

  @Override
  public void point() {}

  @Override
  public void point(Cell mask) {}

  @Override
  public void loopHead() {}

  @Override
  public int peek(Cell cell) {
    return own[cell.address()];
  }

  @Override
  public void poke(Cell cell, int value) {
    own[cell.address()] = value;
  }

  @Override
  public void adjust(Cell count, int units) {
    own[count.address()] += units;
  }

  @Override
  public void nest(Cell count, int units) {
    adjust(count, units);
  }

  @Override
  public void beginSample() {}

  @Override
  public int sample() {
    return 1;
  }

  @Override
  public void endSample() {}

  @Override
  public void pointAt(Cell cell) {}

  @Override
  public boolean undisturbed(Cell cell) {
    return true;
  }

  @Override
  public void endEntry(int ofTask, Cell entryNumber) {
    adjust(entryNumber, 1);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public int depth() {
    return frame.depth();
  }

  @Override
  public void asked(String predicate, int answer) {}
}
