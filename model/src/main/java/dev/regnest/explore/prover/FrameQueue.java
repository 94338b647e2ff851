package dev.regnest.explore.prover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Stopped frames, the cheapest first. */
final class FrameQueue {
  private final List<ArrayDeque<FrameState>> byCost = new ArrayList<>();
  private int lowest;

  /** Forgets all. */
  void clear() {
    byCost.clear();
    lowest = 0;
  }

  void add(FrameState state) {
    while (byCost.size() <= state.cost) {
      byCost.add(null);
    }
    if (byCost.get(state.cost) == null) {
      byCost.set(state.cost, new ArrayDeque<>());
    }
    byCost.get(state.cost).add(state);
    lowest = Math.min(lowest, state.cost);
  }

  /** {@return the next one, or null if there is none} */
  FrameState poll() {
    while (lowest < byCost.size()) {
      ArrayDeque<FrameState> cheapest = byCost.get(lowest);
      FrameState state = cheapest == null ? null : cheapest.poll();
      if (state != null) {
        return state;
      }
      lowest++;
    }
    return null;
  }
}
