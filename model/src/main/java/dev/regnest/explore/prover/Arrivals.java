package dev.regnest.explore.prover;

import dev.regnest.machine.Device;
import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What one thing that arrives at a point can lead to.
 *
 * <p>Each memory that it leads to is a state of the frame at the same point, where the next thing may arrive, until none is new. This is what
 * makes a proof hold for any number of interrupts.
 */
final class Arrivals {
  /** One such memory. */
  record Reached(
      Values memory,
      CellSet written,
      CellSet stored,
      int entriesEnded,
      int cost,
      Trail trail,
      Moves moves) {}

  /** So few states are not worth it to keep anything for others. */
  private static final int FEW = 1024;

  private static final Comparator<Reached> CHEAPEST_FIRST =
      (a, b) -> Integer.compare(a.cost(), b.cost());

  private final SliceProver prover;
  private final FrameRun frame;
  private final PriorityQueue<Reached> queue = new PriorityQueue<>(CHEAPEST_FIRST);
  private final Visited visited;
  private final KnownArrivals known = new KnownArrivals();
  private final LeastCosts leastCosts = new LeastCosts();
  private int point;

  /** Whether what arrived only led to memories, and breaks nothing. */
  private boolean isPlain;

  Arrivals(SliceProver prover, FrameRun frame, Visited visited) {
    this.prover = prover;
    this.frame = frame;
    this.visited = visited;
  }

  /** Forgets what it knows. */
  void startAgain() {
    known.clear();
    leastCosts.clear();
  }

  /**
   * Queues the states that one arrival leads to, the cheapest first.
   *
   * @param marks of the frame, where it stands
   * @param areTriedElsewhere whether other places try the same, the same list
   * @param block the block with the point, behind which is the step {@code next}
   */
  void queue(
      Path path,
      List<Device> arrivals,
      int marks,
      boolean areTriedElsewhere,
      Block block,
      int next) {
    boolean isKept = areTriedElsewhere && visited.size() > FEW && visited.isSimple(path);
    if (!isKept) {
      queue(path, at(path, arrivals), block, next);
      return;
    }
    int memory = visited.memory(path.memory.values());
    KnownArrivals.Outcomes outcomes = known.find(arrivals, marks, memory, visited.ifWritten(path));
    if (outcomes != null) {
      queueKnown(path, outcomes, block, next);
      return;
    }
    List<Reached> found = at(path, arrivals);
    if (isPlain) {
      known.keep(outcomes(found));
    }
    queue(path, found, block, next);
  }

  private KnownArrivals.Outcomes outcomes(List<Reached> found) {
    KnownArrivals.Outcomes outcomes = new KnownArrivals.Outcomes(found.size());
    for (int i = 0; i < found.size(); i++) {
      Reached reached = found.get(i);
      int memory = visited.memory(reached.memory());
      outcomes.set(i, reached.trail(), memory, visited.isPlain(reached.trail().delta()));
    }
    return outcomes;
  }

  private void queue(Path path, List<Reached> found, Block block, int next) {
    for (int i = 0; i < found.size(); i++) {
      FrameState state = path.after(found.get(i), block, next - 1);
      if (visited.expect(state, next)) {
        frame.explore(state);
      }
    }
  }

  private void queueKnown(Path path, KnownArrivals.Outcomes outcomes, Block block, int next) {
    int[] least = leastCosts.at(block, next, known.last());
    boolean isPathPlain = visited.isPlain(path);
    for (int i = 0; i < outcomes.size(); i++) {
      Delta delta = outcomes.delta(i);
      int memory = outcomes.memory(i);
      int more = Cost.ARRIVAL + delta.cost();
      int asked = 1 + path.cost + more;
      if (outcomes.isPlain(i) && isPathPlain) {
        int expected = least[memory];
        if (expected != 0 && expected <= asked) {
          continue;
        }
        least[memory] = asked;
      }
      if (visited.expect(block, next, path, delta, memory, path.cost + more)) {
        Reached reached = new Reached(
            delta.applyTo(path.memory.values(), prover.unfolded().words()),
            delta.written(),
            delta.stored(),
            delta.entriesEnded(),
            more,
            outcomes.after(i, path.trail, path.point),
            Moves.NONE);
        frame.explore(path.after(reached, block, next - 1));
      }
    }
  }

  /** {@return the memories that one arrival can lead to, the cheapest first} */
  List<Reached> at(Path path, List<Device> arrivals) {
    point = path.point;
    isPlain = true;
    List<Reached> next = new ArrayList<>();
    queue.clear();
    arriveAll(
        new Reached(path.memory.values(), CellSet.NONE, CellSet.NONE, 0, 0, path.trail, path.moves),
        arrivals);
    while (!queue.isEmpty()) {
      next.add(queue.poll());
    }
    return next;
  }

  private void arriveAll(Reached from, List<Device> arrivals) {
    for (int i = 0; i < arrivals.size(); i++) {
      if (frame.isLegal(arrivals.get(i), from)) {
        arrive(arrivals.get(i), from);
      }
    }
  }

  private void arrive(Device arrival, Reached from) {
    Summary summary = frame.summary(arrival, from);
    if (summary.isBroken()) {
      noteBreaks(summary, arrival, from);
    }
    List<Wait> waits = summary.waits();
    isPlain &= summary.isComplete() && !summary.isBroken() && waits.isEmpty();
    for (int i = 0; i < waits.size(); i++) {
      frame.setAside(waits.get(i), from, arrival);
    }
    List<Delta> deltas = summary.deltas();
    for (int i = 0; i < deltas.size(); i++) {
      Delta delta = deltas.get(i);
      Trail trail = Trail.arrived(from.trail(), point, arrival, delta);
      Values memory = delta.applyTo(from.memory(), prover.unfolded().words());
      if (prover.unfolded().find(delta.written(), memory)) {
        prover.footprints().grow();
      }
      Reached reached = new Reached(
          memory,
          from.written().union(delta.written()),
          from.stored().union(delta.stored()),
          from.entriesEnded() | delta.entriesEnded(),
          from.cost() + Cost.ARRIVAL + delta.cost(),
          trail,
          frame.remembering(from, memory, delta.written(), trail));
      if (frame.isLeftWith(reached)) {
        frame.leave(reached);
        isPlain = false;
      } else {
        queue.add(reached);
      }
    }
  }

  private void noteBreaks(Summary summary, Device arrival, Reached from) {
    summary.broken().forEach((claim, inside) -> frame.breaks(claim, from, arrival, inside));
  }
}
