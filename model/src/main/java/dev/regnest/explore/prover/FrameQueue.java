package dev.regnest.explore.prover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Stopped frames, those with the fewest arrivals first. */
final class FrameQueue {
  private final List<ArrayDeque<FrameState>> byArrivals = new ArrayList<>();
  private int lowest;

  void add(FrameState state) {
    while (byArrivals.size() <= state.arrivals()) {
      byArrivals.add(new ArrayDeque<>());
    }
    byArrivals.get(state.arrivals()).add(state);
    lowest = Math.min(lowest, state.arrivals());
  }

  /** {@return the next one, or null if there is none} */
  FrameState poll() {
    while (lowest < byArrivals.size()) {
      FrameState state = byArrivals.get(lowest).poll();
      if (state != null) {
        return state;
      }
      lowest++;
    }
    return null;
  }
}
