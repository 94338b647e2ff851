package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of handlers of one kind, each explored once, however many memories they begin in.
 *
 * <p>What a handler does from a state on depends on the state alone, not on where it began. So a handler that begins in one more memory goes on through
 * states that others have been in, and only what those had not come to is explored. What comes of a memory is then found by the ways that are kept:
 * which states lead to which, at what cost.
 *
 * <p>That rests on what a state tells apart, and on what is asked about the beginning all the same.
 *
 * <ul>
 *   <li>Of the cells that tell states apart a state holds the value and, unlike elsewhere, whether they were written. So what counts as read
 *       before it is written, and what as changed, is the same on every way to it. Cells that tell no states apart nobody reads; that they were
 *       written is noted where ways meet, as elsewhere.
 *   <li>Cells that handlers of the kind never read first hold the same in every beginning: what the first had. A summary depends on none of
 *       them ({@link Footprints}), so it is that of every memory which agrees on the others.
 *   <li>A count that nests is put back to what it was at the beginning, so only beginnings that agree on all counts share states.
 *   <li>The frames below look at no more than the live set, and so do ends; only handlers with the same one share states. How deep the handler
 *       is nested is the same for all, as each level has states of its own.
 *   <li>Costs, points and trails are kept from one state to the next, and added up from the beginning on: each state is reached at the least cost from
 *       each beginning, however it was come to first. So the shortest schedule stays the shortest. What has changed is told at the end, from what
 *       the beginning held.
 *   <li>A state that was explored on the last round's word for a summary that is not complete goes on to stand for that word; as with a summary that was found on
 *       it, the round counts only if it comes to the same.
 * </ul>
 *
 * <p>Frames of two tasks, moved accesses and loops in which code waits ask for more about the way to a state. Those are explored one by one.
 */
final class SharedStates {
  private static final int NONE = -1;

  private final Visited visited = new Visited();
  private final Values first;
  private final IntList sources = new IntList();
  private final IntList targets = new IntList();
  private final IntList costs = new IntList();
  private final IntList points = new IntList();
  private final List<Trail> trails = new ArrayList<>();

  /** For each step the next one from the same state. */
  private final IntList further = new IntList();

  /** For each state its first step, and its last. */
  private final IntList firstSteps = new IntList();

  private final IntList lastSteps = new IntList();

  private final Map<Integer, FrameState> ends = new HashMap<>();
  private final Map<Integer, Map<Claim, Broken>> broken = new HashMap<>();
  private int beginning;
  private int beginnings;

  /**
   * Creates them for a handler that has not begun yet.
   *
   * @param toldApart the cells that tell states apart
   * @param first what it begins in
   */
  SharedStates(CellSet toldApart, Values first) {
    visited.startAgain(toldApart, CellSet.NONE, /* isTask= */ false);
    this.first = first.copy();
  }

  /** {@return what a handler begins in instead of {@code memory}, of which it reads those cells} */
  Values beginningIn(Values memory, CellSet reads) {
    beginnings++;
    Values begun = first.copy();
    for (int cell = reads.next(0); cell != CellSet.END; cell = reads.next(cell + 1)) {
      if (begun.get(cell) != memory.get(cell)) {
        begun.set(cell, memory.get(cell));
      }
    }
    return begun;
  }

  /** Notes that the path comes to a state, from which it goes on as if it had begun there. {@return whether nobody came to it before} */
  boolean comesTo(Block block, int at, Path path) {
    int known = firstSteps.size();
    int state = visited.number(block, at, path);
    boolean isNew = state == known;
    if (isNew) {
      firstSteps.add(NONE);
      lastSteps.add(NONE);
    }
    if (path.from < 0) {
      beginning = state;
    } else {
      add(path, state);
    }
    path.goOnFrom(state);
    return isNew;
  }

  private void add(Path path, int target) {
    int step = targets.size();
    sources.add(path.from);
    targets.add(target);
    costs.add(path.cost);
    points.add(path.pointsBefore);
    trails.add(path.trail);
    further.add(NONE);
    int last = lastSteps.get(path.from);
    if (last == NONE) {
      firstSteps.set(path.from, step);
    } else {
      further.set(last, step);
    }
    lastSteps.set(path.from, step);
  }

  /** Notes that the handler ends where the path has come to. */
  void end(Block block, int at, Path path) {
    if (comesTo(block, at, path)) {
      ends.put(path.from, path.at(block, at));
    }
  }

  /** Notes that a claim breaks on the way on from the last state of the path, which says how. */
  void breaks(Claim claim, Path path, Broken way) {
    broken
        .computeIfAbsent(path.from, state -> new EnumMap<>(Claim.class))
        .merge(claim, way, (known, other) -> other.cost() < known.cost() ? other : known);
  }

  /** {@return whether more than one handler began in them} */
  boolean isOfMany() {
    return beginnings > 1;
  }

  /** {@return the state in which the last handler began} */
  int beginning() {
    return beginning;
  }

  /** {@return how many there are} */
  int size() {
    return firstSteps.size();
  }

  /** {@return the first step from that state, or a negative number} */
  int firstStep(int state) {
    return firstSteps.get(state);
  }

  /** {@return the next step from the same state, or a negative number} */
  int stepAfter(int step) {
    return further.get(step);
  }

  int source(int step) {
    return sources.get(step);
  }

  int target(int step) {
    return targets.get(step);
  }

  int cost(int step) {
    return costs.get(step);
  }

  /** {@return the points of the rounds of a loop that the step leaves behind} */
  int points(int step) {
    return points.get(step);
  }

  /** {@return what happens on that step, or null for nothing} */
  Trail trail(int step) {
    return trails.get(step);
  }

  /** {@return where the frame ends in that state, or null if it does not} */
  FrameState end(int state) {
    return ends.get(state);
  }

  /** {@return the claims that break on the way on from that state, and how} */
  Map<Claim, Broken> broken(int state) {
    return broken.getOrDefault(state, Map.of());
  }
}
