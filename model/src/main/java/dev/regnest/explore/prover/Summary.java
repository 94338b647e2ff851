package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everything that a handler can do from the memories that agree on its footprint. */
final class Summary {
  private final Deltas deltas = new Deltas();
  private Map<Claim, Broken> broken = Map.of();
  private List<Wait> waits = List.of();
  private boolean complete;

  /** Adds an outcome; of equal ones the first is kept, which is the cheapest. */
  void add(Delta delta) {
    deltas.add(delta);
  }

  void breaks(Claim claim, Broken way) {
    if (broken.isEmpty()) {
      broken = new EnumMap<>(Claim.class);
    }
    Broken best = broken.get(claim);
    if (best == null || way.cost() < best.cost()) {
      broken.put(claim, way);
    }
  }

  /** Adds a wait that nothing ends which may arrive; of equal ones the cheapest is kept. */
  void waits(Wait wait) {
    if (waits.isEmpty()) {
      waits = new ArrayList<>();
    }
    for (int i = 0; i < waits.size(); i++) {
      if (waits.get(i).isAs(wait)) {
        if (wait.way().cost() < waits.get(i).way().cost()) {
          waits.set(i, wait);
        }
        return;
      }
    }
    waits.add(wait);
  }

  /** {@return those waits} */
  List<Wait> waits() {
    return waits;
  }

  List<Delta> deltas() {
    return deltas.list();
  }

  boolean isBroken() {
    return !broken.isEmpty();
  }

  Map<Claim, Broken> broken() {
    return broken;
  }

  boolean isComplete() {
    return complete;
  }

  void complete() {
    complete = true;
  }

  /** {@return whether both say the same, down to what it costs} */
  boolean sameAs(Summary other) {
    return deltas().size() == other.deltas().size()
        && broken.keySet().equals(other.broken.keySet())
        && waits.size() == other.waits.size()
        && waits.stream().allMatch(wait -> isIn(other, wait))
        && deltas().stream().allMatch(delta -> isIn(other, delta))
        && broken.entrySet().stream()
            .allMatch(e -> e.getValue().cost() == other.broken.get(e.getKey()).cost());
  }

  private static boolean isIn(Summary other, Wait wait) {
    return other.waits.stream()
        .anyMatch(its -> its.isAs(wait) && its.way().cost() == wait.way().cost());
  }

  private static boolean isIn(Summary other, Delta delta) {
    Delta its = other.deltas.find(delta);
    return its != null && its.cost() == delta.cost();
  }
}
