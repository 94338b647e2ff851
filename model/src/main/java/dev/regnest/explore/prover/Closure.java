package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * All memories that any number of arrivals, one after the other at one point, can lead to.
 *
 * <p>This is what makes a proof hold for any number of interrupts: summaries are applied until no new memory appears.
 */
final class Closure {
  /** One such memory. */
  record Reached(
      int[] memory, long written, long stored, int entriesEnded, int arrivals, Trail trail) {}

  private final SliceProver prover;
  private final FrameRun frame;
  private final int point;
  private final List<Reached> reached = new ArrayList<>();
  private final LongTuples known = new LongTuples(16);

  Closure(SliceProver prover, FrameRun frame, int point) {
    this.prover = prover;
    this.frame = frame;
    this.point = point;
  }

  /** {@return the memories other than the first, those with the fewest arrivals first} */
  List<Reached> from(int[] memory, Trail trail, List<Arrival> arrivals) {
    PriorityQueue<Reached> queue =
        new PriorityQueue<>((a, b) -> Integer.compare(a.arrivals(), b.arrivals()));
    queue.add(new Reached(memory, 0, 0, 0, 0, trail));
    for (Reached from = queue.poll(); from != null; from = queue.poll()) {
      if (!known.add(
          frame.number(from.memory()),
          from.written() & frame.relevant(),
          from.stored() & frame.relevant(),
          from.entriesEnded(),
          0)) {
        continue;
      }
      if (from.trail() != trail) {
        reached.add(from);
      }
      for (Arrival arrival : arrivals) {
        if (frame.isLegal(arrival, from)) {
          arrive(arrival, from, queue);
        }
      }
    }
    return reached;
  }

  private void arrive(Arrival arrival, Reached from, PriorityQueue<Reached> queue) {
    Summary summary = frame.summary(arrival, from);
    for (Map.Entry<Claim, Broken> entry : summary.broken().entrySet()) {
      Broken inside = entry.getValue();
      int total = from.arrivals() + 1 + inside.arrivals();
      frame.breaks(entry.getKey(), total, from.trail(), point, arrival, inside);
    }
    for (Delta delta : summary.deltas()) {
      queue.add(new Reached(
          delta.applyTo(from.memory(), prover.wordCells()),
          from.written() | delta.written(),
          from.stored() | delta.stored(),
          from.entriesEnded() | delta.entriesEnded(),
          from.arrivals() + 1 + delta.arrivals(),
          new Trail(from.trail(), point, arrival, delta)));
    }
  }
}
