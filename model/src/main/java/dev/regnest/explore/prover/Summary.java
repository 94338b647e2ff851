package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a handler can do from the memories that agree on its footprint. */
final class Summary {
  private final Map<Outcome, Delta> deltas = new LinkedHashMap<>();
  private final Map<Claim, Broken> broken = new EnumMap<>(Claim.class);
  private boolean complete;

  /** What a delta does, without how many arrivals it took. */
  private record Outcome(long written, List<Integer> values, long stored, int entriesEnded) {
    static Outcome of(Delta delta) {
      List<Integer> values = Arrays.stream(delta.values()).boxed().toList();
      return new Outcome(delta.written(), values, delta.stored(), delta.entriesEnded());
    }
  }

  /** Adds an outcome; of equal ones the first is kept, which took the fewest arrivals. */
  void add(Delta delta) {
    deltas.putIfAbsent(Outcome.of(delta), delta);
  }

  void breaks(Claim claim, Broken way) {
    Broken best = broken.get(claim);
    if (best == null || way.arrivals() < best.arrivals()) {
      broken.put(claim, way);
    }
  }

  Collection<Delta> deltas() {
    return deltas.values();
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

  /** {@return whether both say the same, down to the number of arrivals} */
  boolean sameAs(Summary other) {
    return arrivals(deltas).equals(arrivals(other.deltas)) && brokenBy().equals(other.brokenBy());
  }

  private static Map<Outcome, Integer> arrivals(Map<Outcome, Delta> deltas) {
    Map<Outcome, Integer> arrivals = new HashMap<>();
    deltas.forEach((outcome, delta) -> arrivals.put(outcome, delta.arrivals()));
    return arrivals;
  }

  private Map<Claim, Integer> brokenBy() {
    Map<Claim, Integer> arrivals = new EnumMap<>(Claim.class);
    broken.forEach((claim, way) -> arrivals.put(claim, way.arrivals()));
    return arrivals;
  }
}
