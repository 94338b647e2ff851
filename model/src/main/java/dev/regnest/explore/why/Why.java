package dev.regnest.explore.why;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Prover;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Which operations of a design are load-bearing under a hypothesis: those that some mutant of shows to be, by breaking what holds without.
 *
 * @param mutants the design, its operations and their mutants
 * @param hypothesis the hypothesis, in the era it was judged in
 * @param original what is known about the design itself
 * @param trials what became of each mutant, in order
 */
public record Why(Mutants mutants, Hypothesis hypothesis, Judgement original, List<Trial> trials) {
  /** The arrivals up to which a mutant is run through every schedule first; most die of one. */
  private static final int ENUMERATED = 1;

  /** A proof about a mutant may take so many times the frame states that the design's own took. */
  private static final long PATIENCE = 4;

  /** Whatever the design's own took, a mutant may take so many. */
  private static final long LEAST_STATES = 5_000;

  /** How many frame states pass between two times that a proof asks whether to stop. */
  private static final long STATES_PER_QUESTION = 256;

  /** Copies the list. */
  public Why {
    trials = List.copyOf(trials);
  }

  /**
   * {@return what all mutants of a design say}
   *
   * @param stop asked now and then; true leaves the mutants that are not decided by then undecided
   */
  public static Why of(Mutants mutants, Hypothesis hypothesis, BooleanSupplier stop) {
    Judgement original = Prover.judge(mutants.design(), hypothesis, mutants.registers(), stop);
    List<Trial> trials = mutants.all().stream()
        .map(mutant -> trial(mutants, mutant, original, stop))
        .toList();
    return new Why(mutants, hypothesis, original, trials);
  }

  /** {@return whether any mutant breaks what the design keeps, found out with as few of them as it takes} */
  public static boolean kills(Mutants mutants, Judgement original, BooleanSupplier stop) {
    return mutants.all().stream()
        .anyMatch(mutant -> trial(mutants, mutant, original, stop).killed());
  }

  private static Trial trial(
      Mutants mutants, Mutant mutant, Judgement original, BooleanSupplier stop) {
    Hypothesis hypothesis = original.hypothesis();
    Judgement few =
        Enumerator.judge(mutant.design(), hypothesis, mutants.registers(), ENUMERATED, stop);
    Map<Claim, Counterexample> breaks = more(few, original.broken().keySet());
    if (!breaks.isEmpty()) {
      return new Trial(mutant, breaks, /* decided= */ true);
    }
    Judgement all = Prover.judge(
        mutant.design(), hypothesis, mutants.registers(), orAfter(states(original), stop));
    return new Trial(mutant, more(all, original.broken().keySet()), all.complete());
  }

  private static long states(Judgement original) {
    return Math.max(LEAST_STATES, PATIENCE * original.schedules());
  }

  /** Stops when told to or after so many frame states, so that a mutant that counts without end ends all the same. */
  private static BooleanSupplier orAfter(long states, BooleanSupplier stop) {
    long[] left = {states / STATES_PER_QUESTION};
    return () -> left[0]-- <= 0 || stop.getAsBoolean();
  }

  private static Map<Claim, Counterexample> more(Judgement mutant, Set<Claim> brokenAnyway) {
    Map<Claim, Counterexample> more = new EnumMap<>(Claim.class);
    more.putAll(mutant.broken());
    more.keySet().removeAll(brokenAnyway);
    return more;
  }

  /** {@return how many mutants were killed} */
  public long killed() {
    return trials.stream().filter(Trial::killed).count();
  }

  /**
   * {@return what mutants make of the verdict: UNKNOWN where one was not decided, VACUOUS where the design holds and nothing that was changed
   * in it mattered, else the verdict on the design}
   */
  public Verdict verdict() {
    if (trials.stream().anyMatch(trial -> !trial.killed() && !trial.survived())) {
      return Verdict.UNKNOWN;
    }
    boolean green = original.broken().isEmpty();
    return green && killed() == 0 ? Verdict.VACUOUS : original.verdict();
  }

  /** {@return what became of the mutants that change the operation of that number, from 1} */
  public List<Trial> of(int operation) {
    return trials.stream()
        .filter(trial -> trial.mutant().operation() == operation)
        .toList();
  }
}
