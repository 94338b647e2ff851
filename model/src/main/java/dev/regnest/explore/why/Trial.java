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
 * @param fate in a word
 * @param breaks the claims that it breaks and the design itself keeps, each with a schedule that replay has confirmed; empty unless killed
 */
public record Trial(Mutant mutant, Fate fate, Map<Claim, Counterexample> breaks) {
  /** What may become of a mutant. */
  public enum Fate {
    /** It breaks what the design keeps. */
    KILLED,
    /** It breaks nothing that the design keeps, for any number of interrupts. */
    SURVIVED,
    /** It breaks nothing that the design keeps by as many arrivals as the hypothesis is tried with; no proof says more. */
    HELD,
    /** No code comes by the operation that it changes. */
    NEVER_REACHED,
    /** Its code is the design's, as accesses keep program order under the hypothesis, and barriers change nothing. */
    UNOBSERVABLE,
    /** It was given up before that was known. */
    UNDECIDED
  }

  /** Copies the map. */
  public Trial {
    Map<Claim, Counterexample> copy = new EnumMap<>(Claim.class);
    copy.putAll(breaks);
    breaks = Collections.unmodifiableMap(copy);
  }

  static Trial green(Mutant mutant, Fate fate) {
    return new Trial(mutant, fate, Map.of());
  }

  /** {@return whether it breaks anything that the design keeps} */
  public boolean killed() {
    return fate == Fate.KILLED;
  }

  /** {@return whether it is known to break nothing more than the design does} */
  public boolean survived() {
    return fate != Fate.KILLED && fate != Fate.UNDECIDED;
  }

  /** {@return what kills it first: the counterexample that comes first in the order of printing} */
  public Optional<Counterexample> killer() {
    return breaks.values().stream()
        .min((one, other) ->
            Counterexample.SHORTEST_FIRST.compare(one.schedule(), other.schedule()));
  }
}
