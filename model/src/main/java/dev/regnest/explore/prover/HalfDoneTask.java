package dev.regnest.explore.prover;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Task B where it may be left half done, as a handler whose state is a cell.
 *
 * <p>Task B preempts a frame of task A, runs for a while, and is left: at its end, or at a point from which it goes on when it preempts task A again. What
 * runs from one switch to the next ends last in, first out, like every handler. So each such stretch is a way through a handler that starts where the one
 * before was left, and the CPU stays a pushdown system: what makes two tasks of it is one more cell, which says where task B stands. That is all of task
 * B's own state:
 *
 * <ul>
 *   <li>the place in its code, which is all that it has read, or what it tells of itself ({@link OwnStates});
 *   <li>what the cells of the running task held, which a switch exchanges;
 *   <li>which words are its sample's own. Others may store to those meanwhile. So each of them has a cell that says whether it is undisturbed: task B sets it
 *       where it is left, whoever else stores to the word in a sample clears it, and task B looks at it where it goes on.
 * </ul>
 *
 * <p>These cells are read and written like any other, so keys, footprints and live sets hold with them as they do without. They take finitely many values,
 * as task B's code has finitely many places and memory finitely many values.
 *
 * <p>Words that belong to its sample have a colour of their own while it is half done ({@link Owners}). They lose it, all at once and wherever they are, where
 * task B begins another sample.
 */
final class HalfDoneTask {
  /** What the cell holds where task B has not begun, or is through. */
  static final int NOT_HALF_DONE = 0;

  private static final int FIRST_POINT = 1;

  /** What it holds where task B has gone on to its end after task A was through. */
  private static final int THROUGH = -1;

  /** Where task B was left: all that it is told apart by. */
  private record Place(Block block, int at, List<Integer> ofTask, CellSet own) {}

  private final UnfoldedModel model;
  private final Machine machine;
  private final int kind;
  private final int finishing;
  private final int stands;
  private final int[] ofTask;
  private final int[] atStart;
  private final CellSet exchanged;
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final List<Place> left = new ArrayList<>();
  private final Map<Integer, Integer> undisturbed = new HashMap<>();
  private CellSet ownWords = CellSet.NONE;

  HalfDoneTask(Machine machine, UnfoldedModel model) {
    this.machine = machine;
    this.model = model;
    kind = model.kinds().taskB();
    finishing = model.kinds().finishing();
    ofTask = machine.cellsOfTask().stream().mapToInt(Cell::address).toArray();
    atStart = machine.cellsOfTaskAtStart();
    stands = machine.layout().control("where task B stands", NOT_HALF_DONE).address();
    CellSet cells = CellSet.NONE.with(stands);
    for (int cell : ofTask) {
      cells = cells.with(cell);
    }
    exchanged = cells;
    // All at once, so that slices of different registers have the same cells.
    model.words().filter(word -> undisturbed.put(word, undisturbed(word)) == null);
  }

  /** {@return whether frames of that kind are task B's, the one that finishes included} */
  boolean runsIn(int kindOfFrame) {
    return kindOfFrame == kind || kindOfFrame == finishing;
  }

  /** {@return whether frames of that kind are task B's after task A, when nothing arrives any more} */
  boolean finishes(int kindOfFrame) {
    return kindOfFrame == finishing;
  }

  /** {@return all cells so far that are neither the CPU's own nor task B's} */
  CellSet cellsOfPrograms() {
    CellSet all = CellSet.upTo(model.cells().size()).minus(CellSet.upTo(machine.cpuCells()));
    CellSet own = CellSet.NONE.with(stands);
    for (int cell : undisturbed.values()) {
      own = own.with(cell);
    }
    return all.minus(own);
  }

  /** {@return the cell that says where it stands} */
  int stands() {
    return stands;
  }

  boolean isHalfDone(Values memory) {
    return memory.get(stands) > NOT_HALF_DONE;
  }

  /** {@return whether task A is through, and task B after it, so that only memory at rest is looked at} */
  boolean isThrough(Values memory) {
    return memory.get(stands) == THROUGH;
  }

  /** Notes that in that memory. */
  void isThroughIn(Values memory) {
    memory.set(stands, THROUGH);
  }

  /**
   * {@return where task B begins or goes on, in what is memory where it preempts}
   *
   * @param frame its frame, which is told what is read there
   */
  FrameState enter(Code code, Values from, FrameRun frame) {
    frame.readsFirst(stands);
    Values memory = from.copy();
    if (model.hasOwnedWords()) {
      Owners.seenByTaskB(memory, model.words());
    }
    int number = memory.get(stands);
    memory.set(stands, NOT_HALF_DONE);
    return number == NOT_HALF_DONE
        ? begin(code, from, memory)
        : goOn(left.get(number - 1), from, memory, frame);
  }

  private FrameState begin(Code code, Values from, Values memory) {
    for (int i = 0; i < ofTask.length; i++) {
      memory.set(ofTask[i], atStart[i]);
    }
    FrameState state = new FrameState(code.first(), 0, memory, from);
    state.point = FIRST_POINT;
    state.written = exchanged;
    return state;
  }

  private FrameState goOn(Place place, Values from, Values memory, FrameRun frame) {
    for (int i = 0; i < ofTask.length; i++) {
      memory.set(ofTask[i], place.ofTask().get(i));
    }
    FrameState state = new FrameState(place.block(), place.at(), memory, from);
    state.written = exchanged;
    // The point at which it stands is its point 0: how many it has passed is told by no summary.
    state.pointsBefore = -Op.point(place.block().op(place.at()));
    CellSet own = place.own();
    for (int word = own.next(0); word != CellSet.END; word = own.next(word + 1)) {
      int cell = undisturbed.get(word);
      frame.readsFirst(cell);
      if (from.get(cell) != 0) {
        state.mine = state.mine.with(word);
      }
      memory.set(cell, 0);
      state.written = state.written.with(cell);
    }
    return state;
  }

  /** Leaves it half done where the path stands, at that step of its code. {@return whether more can be told by it of what others do} */
  boolean leave(Path path, Block block, int at) {
    Values memory = path.memory.values();
    List<Integer> held = new ArrayList<>();
    for (int cell : ofTask) {
      held.add(memory.get(cell));
    }
    boolean grew = !ownWords.containsAll(path.mine);
    ownWords = ownWords.union(path.mine);
    for (int word = path.mine.next(0); word != CellSet.END; word = path.mine.next(word + 1)) {
      int cell = undisturbed.computeIfAbsent(word, this::undisturbed);
      memory.set(cell, 1);
      path.written = path.written.with(cell);
    }
    end(path);
    if (model.hasOwnedWords()) {
      Owners.leftByTaskB(memory, model.words());
    }
    Place place = new Place(block, at, held, path.mine);
    memory.set(stands, numbers.computeIfAbsent(place, isNew -> {
      left.add(place);
      return left.size();
    }));
    path.written = path.written.with(stands);
    return grew;
  }

  private int undisturbed(int word) {
    String name = model.cells().get(word).name();
    return machine.layout().control("task B's sample has " + name, 0).address();
  }

  /** Gives the cells of the running task back to task A, as it left them. */
  void end(Path path) {
    Values memory = path.memory.values();
    Values before = path.memory.start();
    for (int cell : ofTask) {
      memory.set(cell, before.get(cell));
      path.written = path.written.minus(CellSet.NONE.with(cell));
    }
  }

  /** Notes that a sample has stored to that word. */
  void isStoredTo(int word, Path path) {
    if (ownWords.contains(word)) {
      int cell = undisturbed.get(word);
      path.memory.set(cell, 0);
      path.written = path.written.with(cell);
    }
  }

  /** {@return where it stands in that memory, if it is half done: the cells that are live there; null if that is not known} */
  CellSet live(Liveness code, Values memory) {
    int number = memory.get(stands);
    if (number <= NOT_HALF_DONE) {
      return code.atStart();
    }
    Place place = left.get(number - 1);
    CellSet live = code.live(place.block(), place.at());
    CellSet atStart = code.atStart();
    return live == null || atStart == null ? null : live.union(atStart);
  }
}
