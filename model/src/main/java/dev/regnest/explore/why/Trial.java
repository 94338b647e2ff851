package dev.regnest.explore.why;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one mutant under one hypothesis.
 *
 * @param mutant the mutant
 * @param breaks the claims that it breaks and the design itself keeps, each with a schedule that replay has confirmed
 * @param decided whether every schedule was accounted for, so that a mutant that breaks nothing is known to survive
 */
public record Trial(Mutant mutant, Map<Claim, Counterexample> breaks, boolean decided) {
  /** Copies the map. */
  public Trial {
    Map<Claim, Counterexample> copy = new EnumMap<>(Claim.class);
    copy.putAll(breaks);
    breaks = Collections.unmodifiableMap(copy);
  }

  /** {@return whether it breaks anything that the design keeps} */
  public boolean killed() {
    return !breaks.isEmpty();
  }

  /** {@return whether it is known to break nothing more than the design does} */
  public boolean survived() {
    return breaks.isEmpty() && decided;
  }

  /** {@return what kills it first: the counterexample that comes first in the order of printing} */
  public Optional<Counterexample> killer() {
    return breaks.values().stream()
        .min((one, other) ->
            Counterexample.SHORTEST_FIRST.compare(one.schedule(), other.schedule()));
  }
}
