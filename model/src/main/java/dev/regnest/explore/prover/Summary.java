package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a handler can do from the memories that agree on its footprint. */
final class Summary {
  private final List<Delta> deltas = new ArrayList<>();
  private final Set<List<Long>> known = new HashSet<>();
  private final Map<Claim, Broken> broken = new EnumMap<>(Claim.class);
  private boolean complete;

  /** Adds an outcome; of equal ones the first is kept, which took the fewest arrivals. */
  void add(Delta delta) {
    List<Long> key = new ArrayList<>(2 + delta.values().length);
    key.add(delta.written());
    key.add(delta.stored());
    for (int value : delta.values()) {
      key.add((long) value);
    }
    if (known.add(key)) {
      deltas.add(delta);
    }
  }

  void breaks(Claim claim, Broken way) {
    Broken best = broken.get(claim);
    if (best == null || way.arrivals() < best.arrivals()) {
      broken.put(claim, way);
    }
  }

  List<Delta> deltas() {
    return deltas;
  }

  Map<Claim, Broken> broken() {
    return broken;
  }

  boolean isComplete() {
    return complete;
  }

  void complete() {
    complete = true;
    known.clear();
  }
}
