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

  private static final Comparator<Reached> CHEAPEST_FIRST =
      (a, b) -> Integer.compare(a.cost(), b.cost());

  private final SliceProver prover;
  private final FrameRun frame;
  private final PriorityQueue<Reached> queue = new PriorityQueue<>(CHEAPEST_FIRST);
  private int point;

  Arrivals(SliceProver prover, FrameRun frame) {
    this.prover = prover;
    this.frame = frame;
  }

  /** {@return the memories that one arrival can lead to, the cheapest first} */
  List<Reached> at(Path path, List<Device> arrivals) {
    point = path.point;
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
      queue.add(new Reached(
          memory,
          from.written().union(delta.written()),
          from.stored().union(delta.stored()),
          from.entriesEnded() | delta.entriesEnded(),
          from.cost() + Cost.ARRIVAL + delta.cost(),
          trail,
          frame.remembering(from, memory, delta.written(), trail)));
    }
  }

  private void noteBreaks(Summary summary, Device arrival, Reached from) {
    summary.broken().forEach((claim, inside) -> frame.breaks(claim, from, arrival, inside));
  }
}
