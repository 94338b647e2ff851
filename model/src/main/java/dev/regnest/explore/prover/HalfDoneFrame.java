package dev.regnest.explore.prover;

import dev.regnest.machine.Device;
import dev.regnest.machine.Layout;
import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A frame of task B, its own or that of a softirq over it, whose state is cells of memory where it has been left half done.
 *
 * <ul>
 *   <li>One says where it stands: the place in its code, which is all that it has read, or what it tells of itself ({@link OwnStates}), and, of task B's own,
 *       what the cells of the running task held.
 *   <li>Of the words that are its sample's own each has one that says whether it is undisturbed: the frame sets it where it is left, whoever else stores to the
 *       word in a sample clears it, and the frame looks at it where it goes on.
 * </ul>
 *
 * <p>Words that belong to its sample have a colour of their own while it is half done ({@link Owners}). They lose it, all at once and wherever they are, where
 * the frame begins another sample.
 */
final class HalfDoneFrame {
  /** What the cell holds where the frame has not begun, or is through. */
  static final int NOT_HALF_DONE = 0;

  private static final int FIRST_POINT = 1;

  /** Where it was left: all that it is told apart by. */
  record Place(Device device, Block block, int at, List<Integer> ofTask, CellSet own) {}

  private final String name;
  private final UnfoldedModel model;
  private final Layout layout;
  private final int colour;
  private final int stands;
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final List<Place> left = new ArrayList<>();
  private final Map<Integer, Integer> undisturbed = new HashMap<>();
  private CellSet ownWords = CellSet.NONE;

  /** Creates one; {@code colour} is that of the words of its sample while it is half done. */
  HalfDoneFrame(String name, UnfoldedModel model, Layout layout, int colour) {
    this.name = name;
    this.model = model;
    this.layout = layout;
    this.colour = colour;
    stands = layout.control("where " + name + " stands", NOT_HALF_DONE).address();
    // All at once, so that slices of different registers have the same cells.
    model.words().filter(word -> undisturbed.put(word, undisturbed(word)) == null);
  }

  private int undisturbed(int word) {
    String cell = model.cells().get(word).name();
    return layout.control(name + "'s sample has " + cell, 0).address();
  }

  /** {@return its cells} */
  CellSet cells() {
    CellSet all = CellSet.NONE.with(stands);
    for (int cell : undisturbed.values()) {
      all = all.with(cell);
    }
    return all;
  }

  /** {@return the cell that says where it stands} */
  int stands() {
    return stands;
  }

  boolean isHalfDone(Values memory) {
    return memory.get(stands) > NOT_HALF_DONE;
  }

  /** {@return where it was left, in a memory in which it is half done} */
  Place place(Values memory) {
    return left.get(memory.get(stands) - 1);
  }

  /**
   * {@return where it begins or goes on, in what is memory where it arrives}
   *
   * @param frame is told what is read there
   */
  FrameState enter(Code code, Values from, FrameRun frame) {
    frame.readsFirst(stands);
    Values memory = from.copy();
    if (model.hasOwnedWords()) {
      Owners.goesOn(memory, model.words(), colour);
    }
    if (!isHalfDone(from)) {
      FrameState first = new FrameState(code.first(), 0, memory, from);
      first.point = FIRST_POINT;
      return first;
    }
    Place place = place(from);
    FrameState state = new FrameState(place.block(), place.at(), memory, from);
    // The point at which it stands is its first: how many it has passed is told by no summary.
    state.point = FIRST_POINT;
    state.pointsBefore = FIRST_POINT - Op.point(place.block().op(place.at()));
    memory.set(stands, NOT_HALF_DONE);
    state.written = state.written.with(stands);
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

  /**
   * Leaves it half done where the path stands, at that step of its code.
   *
   * @param ofTask what the cells of the running task held, which are given back by then
   * @return whether more can be told by it of what others do
   */
  boolean leave(Path path, Device device, Block block, int at, List<Integer> ofTask) {
    Values memory = path.memory.values();
    boolean grew = !ownWords.containsAll(path.mine);
    ownWords = ownWords.union(path.mine);
    for (int word = path.mine.next(0); word != CellSet.END; word = path.mine.next(word + 1)) {
      int cell = undisturbed.computeIfAbsent(word, this::undisturbed);
      memory.set(cell, 1);
      path.written = path.written.with(cell);
    }
    if (model.hasOwnedWords()) {
      Owners.isLeft(memory, model.words(), colour);
    }
    Place place = new Place(device, block, at, ofTask, path.mine);
    memory.set(stands, numbers.computeIfAbsent(place, isNew -> {
      left.add(place);
      return left.size();
    }));
    path.written = path.written.with(stands);
    return grew;
  }

  /** Notes that a sample of another frame has stored to that word. */
  void isStoredTo(int word, Path path) {
    if (ownWords.contains(word)) {
      int cell = undisturbed.get(word);
      path.memory.set(cell, 0);
      path.written = path.written.with(cell);
    }
  }
}
