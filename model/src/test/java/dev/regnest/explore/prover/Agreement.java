package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.Register;
import dev.regnest.protocol.RandomPrograms;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The prover's judgement of a random protocol against the enumerator's, claim by claim: whether it breaks, and by how few arrivals.
 *
 * <p>Where both have come to an end, whatever the enumerator breaks the prover must break by no more arrivals, and whatever the prover breaks by
 * as few as the enumerator tries, the enumerator must break by as many. A value that nobody knows counts as an arrival in a schedule, but not
 * for the enumerator's bound, so its own fewest may be more than the bound.
 */
final class Agreement {
  private final List<Register> words;
  private final int interrupts;
  private final int patience;
  private final int schedules;
  private final UnaryOperator<Design> changed;

  /**
   * Creates one.
   *
   * @param words the words that samples copy
   * @param interrupts the most arrivals that the enumerator tries; where there are too many schedules of those, it tries one fewer
   * @param patience how often a proof may ask whether to stop, which it does every 256 frame states
   * @param schedules how often an enumeration may ask, which it does every 256 schedules
   */
  Agreement(List<Register> words, int interrupts, int patience, int schedules) {
    this(words, interrupts, patience, schedules, UnaryOperator.identity());
  }

  private Agreement(
      List<Register> words,
      int interrupts,
      int patience,
      int schedules,
      UnaryOperator<Design> changed) {
    this.words = words;
    this.interrupts = interrupts;
    this.patience = patience;
    this.schedules = schedules;
    this.changed = changed;
  }

  /** {@return the same about designs that are changed first} */
  Agreement on(UnaryOperator<Design> designs) {
    return new Agreement(words, interrupts, patience, schedules, designs);
  }

  /** What came of holding the two against each other. */
  record Outcome(Map<Claim, Integer> proved, Optional<String> disagreement) {
    boolean isBroken() {
      return !proved.isEmpty();
    }
  }

  /** {@return what both say of these programs, or empty if the proof or every enumeration was given up} */
  Optional<Outcome> of(RandomPrograms drawn) {
    Optional<Map<Claim, Integer>> proved = proved(drawn, EnumSet.allOf(Reduction.class));
    if (proved.isEmpty()) {
      return Optional.empty();
    }
    Judgement tried = enumerated(drawn);
    return tried.complete()
        ? Optional.of(new Outcome(proved.get(), disagreement(proved.get(), tried)))
        : Optional.empty();
  }

  /** {@return for every claim that breaks the fewest arrivals, found with only those reductions; empty if that was given up} */
  Optional<Map<Claim, Integer>> proved(RandomPrograms drawn, Set<Reduction> on) {
    Judgement judged = Prover.judge(
        changed.apply(drawn.design()), drawn.hypothesis(), words, on, asking(patience));
    return judged.complete() ? Optional.of(sizes(judged)) : Optional.empty();
  }

  private Judgement enumerated(RandomPrograms drawn) {
    Judgement tried = null;
    for (int most = interrupts; most > 0 && (tried == null || !tried.complete()); most--) {
      tried = Enumerator.judge(
          changed.apply(drawn.design()), drawn.hypothesis(), words, most, asking(schedules));
    }
    return tried;
  }

  private static Optional<String> disagreement(Map<Claim, Integer> proved, Judgement tried) {
    Map<Claim, Integer> enumerated = sizes(tried);
    for (Claim claim : Claim.values()) {
      Integer its = proved.get(claim);
      Integer known = enumerated.get(claim);
      boolean missed = known != null && (its == null || its > known);
      boolean within = its != null && its <= tried.interrupts();
      if (missed || within && !its.equals(known)) {
        return Optional.of("the prover breaks " + proved + ", the enumerator " + tried.broken());
      }
    }
    return Optional.empty();
  }

  private static Map<Claim, Integer> sizes(Judgement judged) {
    Map<Claim, Integer> sizes = new TreeMap<>();
    judged.broken().forEach((claim, found) -> sizes.put(claim, found.schedule().size()));
    return sizes;
  }

  private static BooleanSupplier asking(int most) {
    int[] asked = {0};
    return () -> ++asked[0] > most;
  }
}
