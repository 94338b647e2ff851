package dev.regnest.stress.memory;

import dev.regnest.machine.Access;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Handler;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Rounds;
import dev.regnest.machine.Word;
import dev.regnest.stress.litmus.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Executes one context's code with its shared cells in a {@link Memory} and all others in an array of its own.
 *
 * <p>The task runs on frame 0; where it could leave the kernel or enter again, the one arrival it was made for comes.
 */
final class OneContext implements Driver {
  private static final int DEEPEST = 2;
  private static final int TASK = -1;

  private final WhoseWords words;
  private final Arrival arrival;
  private final Handler handler;
  private final Cpu cpu;
  private final Cell entry;
  private final int[] initial;
  private final int[] own;
  private final int[] shared;
  private final List<Cell> sharedCells = new ArrayList<>();
  private final List<Cell> taskPtRegs;
  private final List<Frame> frames = frames();
  private Frame frame = frames.get(0);
  private Memory memory;
  private int base;
  private List<Line> lines = List.of();
  private int taken;
  private int running = TASK;

  OneContext(Machine machine, WhoseWords words, Handler handler, Arrival arrival) {
    this.words = words;
    this.arrival = arrival;
    this.handler = handler;
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

  private static List<Frame> frames() {
    List<Frame> frames = new ArrayList<>(List.of(new Frame(null, 0)));
    for (int depth = 1; depth <= DEEPEST; depth++) {
      frames.add(new Frame(frames.get(depth - 1), depth));
    }
    return frames;
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

  int[] indices(String prefix) {
    return IntStream.range(0, sharedCells.size())
        .filter(index -> sharedCells.get(index).name().startsWith(prefix))
        .toArray();
  }

  /** {@return the CPU, in user mode, about to make its entry of that number} */
  Cpu start(Memory over, int firstCell, int entryNumber) {
    memory = over;
    base = firstCell;
    lines = List.of();
    System.arraycopy(initial, 0, own, 0, own.length);
    own[entry.address()] = entryNumber;
    frame = frames.get(0);
    frame.start(null);
    return cpu;
  }

  /**
   * {@return the same, with entry 1, for a CPU that looks at interrupt lines before each access to shared memory}
   *
   * @param raised each arrives once; none is masked by what comes before it in the list
   */
  Cpu listening(Memory over, List<Line> raised) {
    start(over, 0, 1);
    lines = raised;
    taken = 0;
    running = TASK;
    return cpu;
  }

  private boolean isShared(Cell cell) {
    return shared[cell.address()] >= 0;
  }

  /** {@return where a shared cell is, after whatever arrives first} */
  private int reach(Cell cell) {
    for (int line = 0; line < lines.size(); line++) {
      boolean allowed = line > running && (taken & 1 << line) == 0;
      if (allowed && memory.getOpaque(lines.get(line).cell()) != 0) {
        take(line);
      }
    }
    return base + shared[cell.address()];
  }

  private void take(int line) {
    int interrupted = running;
    taken |= 1 << line;
    running = line;
    become(line + 2);
    arrive(lines.get(line).arrival());
    become(interrupted + 2);
    running = interrupted;
  }

  private void become(int owner) {
    own[entry.address()] = owner;
    retag(owner);
    words.resume(owner);
  }

  /** Gives the task's registers, wherever they are on this CPU, another owner. */
  private void retag(int owner) {
    for (Cell cell : taskPtRegs) {
      own[cell.address()] = Word.user(0, owner, cell.register().orElseThrow()).token();
    }
  }

  private void arrive(Arrival what) {
    Frame interrupted = frame;
    frame = frames.get(interrupted.depth() + 1);
    frame.start(what);
    handler.run(cpu, what);
    frame = interrupted;
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
    memory.barrier();
  }

  @Override
  public boolean choose(Arrival choice) {
    if (choice == Arrival.REENTRY && arrival != null) {
      arrive(arrival);
    }
    return false;
  }

  @Override
  public boolean takes(Arrival choice) {
    return false;
  }

  @Override
  public void point() {}

  @Override
  public void point(Cell mask) {}

  @Override
  public void loopHead() {}

  @Override
  public void goesRound(Rounds loop, boolean isBack) {}

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
  public void ifDisturbed(Cell cell, Runnable report) {
    // One context is alone with its sample.
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
  public void asked(Predicate predicate, int answer) {}
}
