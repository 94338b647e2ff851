package dev.regnest.explore.prover;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * Task B where it may be left half done, as a handler whose state is a cell.
 *
 * <p>Task B preempts a frame of task A, runs for a while, and is left: at its end, or at a point from which it goes on when it preempts task A again. What
 * runs from one switch to the next ends last in, first out, like every handler. So each such stretch is a way through a handler that starts where the one
 * before was left, and the CPU stays a pushdown system: what makes two tasks of it is a few more cells, which say where task B stands ({@link HalfDoneFrame}).
 *
 * <p>On PREEMPT_RT task B may also be left inside a softirq over it. That is a second such frame. Where a way through the softirq ends with it half done, task B
 * is left at the point that it hit; where task B goes on at such a place, it does nothing before a way through the rest of the softirq, which is a handler in its
 * turn. There is one such softirq at most, as none arrives where one is served. So the states of both tasks are finitely many: task A's are the frames at the
 * bottom, which nest, and task B's are these cells.
 *
 * <p>These cells are read and written like any other, so keys, footprints and live sets hold with them as they do without. They take finitely many values,
 * as code has finitely many places and memory finitely many values.
 */
final class HalfDoneTask {
  /** What stands for no lock among those that a task may be about to take. */
  static final int NO_LOCK = 0;

  /** What the cell holds where task B has gone on to its end after task A was through. */
  private static final int THROUGH = -1;

  private final Machine machine;
  private final UnfoldedModel model;
  private final Kinds kinds;
  private final HalfDoneFrame own;
  private final HalfDoneFrame softirq;
  private final int[] ofTask;
  private final int[] atStart;
  private final CellSet exchanged;
  private final List<Cell> wanted;

  HalfDoneTask(Machine machine, UnfoldedModel model) {
    this.machine = machine;
    this.model = model;
    kinds = model.kinds();
    ofTask = machine.cellsOfTask().stream().mapToInt(Cell::address).toArray();
    atStart = machine.cellsOfTaskAtStart();
    own = new HalfDoneFrame("task B", model, machine.layout(), Owners.OF_TASK_B);
    softirq = kinds.hasSoftirqs()
        ? new HalfDoneFrame(
            "task B's softirq", model, machine.layout(), Owners.OF_SOFTIRQ_OF_TASK_B)
        : null;
    wanted = List.of(
        machine.layout().control("lock that task A is about to take", NO_LOCK),
        machine.layout().control("lock that task B is about to take", NO_LOCK));
    CellSet cells = CellSet.NONE.with(own.stands());
    for (int cell : ofTask) {
      cells = cells.with(cell);
    }
    exchanged = cells;
  }

  /** {@return all cells so far that are neither the CPU's own nor task B's} */
  CellSet cellsOfPrograms() {
    CellSet all = CellSet.upTo(model.cells().size()).minus(CellSet.upTo(machine.cpuCells()));
    CellSet ofOwn = all.minus(own.cells());
    return softirq == null ? ofOwn : ofOwn.minus(softirq.cells());
  }

  /** {@return the cell that says which lock a task is about to take, itself or a softirq over it, where it stands before that} */
  Cell wanted(int task) {
    return wanted.get(task);
  }

  /** {@return what that cell holds for that lock} */
  static int asWanted(Cell lock) {
    return lock.address() + 1;
  }

  /** {@return the lock for which it holds that} */
  Cell lock(int asWanted) {
    return model.cells().get(asWanted - 1);
  }

  /** {@return the cell that says which task runs, 0 being task A} */
  int current() {
    return ofTask[0];
  }

  /** {@return the cell that says where its own frame stands} */
  int stands() {
    return own.stands();
  }

  boolean isHalfDone(Values memory) {
    return own.isHalfDone(memory);
  }

  /** {@return where a softirq over it was left, if it is half done inside one; else null} */
  HalfDoneFrame.Place softirq(Values memory) {
    return softirq != null && softirq.isHalfDone(memory) ? softirq.place(memory) : null;
  }

  /** {@return whether task A is through, and task B after it, so that only memory at rest is looked at} */
  boolean isThrough(Values memory) {
    return memory.get(own.stands()) == THROUGH;
  }

  /** Notes that in that memory. */
  void isThroughIn(Values memory) {
    memory.set(own.stands(), THROUGH);
  }

  /**
   * {@return where a frame of that kind, one of task B's, begins or goes on, in what is memory where it arrives}
   *
   * @param frame the frame, which is told what is read there
   */
  FrameState enter(int kind, Code code, Values from, FrameRun frame) {
    if (!kinds.isTaskB(kind)) {
      return softirq.enter(code, from, frame);
    }
    FrameState state = own.enter(code, from, frame);
    boolean goesOn = own.isHalfDone(from);
    for (int i = 0; i < ofTask.length; i++) {
      int value = goesOn ? own.place(from).ofTask().get(i) : atStart[i];
      state.memory.set(ofTask[i], value);
    }
    if (softirq != null) {
      frame.readsFirst(softirq.stands());
    }
    state.written = state.written.union(exchanged);
    return state;
  }

  /** Leaves a frame of that kind half done where the path stands, at that step of its code. {@return whether more can be told by it of what others do} */
  boolean leave(int kind, Path path, Block block, int at) {
    if (!kinds.isTaskB(kind)) {
      return softirq.leave(path, kinds.device(kind), block, at, List.of());
    }
    List<Integer> held = new ArrayList<>();
    for (int cell : ofTask) {
      held.add(path.memory.get(cell));
    }
    end(kind, path);
    return own.leave(path, kinds.device(kind), block, at, held);
  }

  /** Gives the cells of the running task back to task A, as it left them, where a frame of that kind is task B's own. */
  void end(int kind, Path path) {
    if (!kinds.isTaskB(kind)) {
      return;
    }
    Values memory = path.memory.values();
    Values before = path.memory.start();
    for (int cell : ofTask) {
      memory.set(cell, before.get(cell));
      path.written = path.written.minus(CellSet.NONE.with(cell));
    }
  }

  /** {@return what a sample that begins in a frame of that kind ends, among the ends of entries} */
  int endedBySampleOf(int kind) {
    return kinds.isTaskB(kind) ? Entries.SAMPLE_OF_TASK_B : Entries.SAMPLE_OF_SOFTIRQ_OF_TASK_B;
  }

  /** Notes that a sample of a frame that is none of task B's has stored to that word. */
  void isStoredTo(int word, Path path) {
    own.isStoredTo(word, path);
    if (softirq != null) {
      softirq.isStoredTo(word, path);
    }
  }

  /** {@return where it stands in that memory, if it is half done: the cells that are live there; null if that is not known} */
  CellSet live(Liveness code, Values memory) {
    if (!own.isHalfDone(memory)) {
      return code.atStart();
    }
    HalfDoneFrame.Place place = own.place(memory);
    CellSet live = code.live(place.block(), place.at());
    CellSet first = code.atStart();
    return live == null || first == null ? null : live.union(first);
  }
}
