package dev.regnest.explore.why;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Engines;
import dev.regnest.machine.RunRefused;
import dev.regnest.machine.Switch;
import dev.regnest.machine.mutation.Drop;
import dev.regnest.machine.mutation.Site;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The load-bearing operations of a design under a hypothesis: those for which some mutant breaks a claim that the unmodified design keeps.
 *
 * @param mutants the design, its operations and their mutants
 * @param hypothesis the hypothesis, in the era it was judged in
 * @param original what is known about the design itself
 * @param trials what became of each mutant, in order
 */
public record Why(Mutants mutants, Hypothesis hypothesis, Judgement original, List<Trial> trials) {
  /** A proof about a mutant may take so many times the frame states that the design's own took. */
  private static final long PATIENCE = 8;

  /** Whatever the design's own took, a mutant may take so many. */
  private static final long LEAST_STATES = 20_000;

  /** As many accesses as the compiler moves in what is enumerated first. */
  private static final int IN_ORDER = 0;

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
    return of(mutants, hypothesis, mutant -> true, stop);
  }

  /**
   * {@return what some mutants of a design say}
   *
   * @param which those that are asked
   * @param stop as above
   */
  public static Why of(
      Mutants mutants, Hypothesis hypothesis, Predicate<Mutant> which, BooleanSupplier stop) {
    Judgement original = Engines.judge(mutants.design(), hypothesis, mutants.registers(), stop);
    List<Trial> trials = mutants.all().stream()
        .filter(which)
        .map(mutant -> trialIfItRuns(mutants, mutant, original, stop))
        .toList();
    return new Why(mutants, hypothesis, original, trials);
  }

  /**
   * {@return the judgement, or VACUOUS in place of a green where the design has mutants and each of them holds as well}
   *
   * <p>The first that is killed ends the search, and that is soon found: what drops the fill leaks.
   */
  public static Judgement orVacuous(Judgement judged, BooleanSupplier stop) {
    if (judged.verdict() != Verdict.PROVED && judged.verdict() != Verdict.HOLDS) {
      return judged;
    }
    Mutants mutants = Mutants.ofOneArrival(judged.design(), judged.hypothesis());
    boolean allHold = !mutants.all().isEmpty()
        && mutants.all().stream().noneMatch(mutant -> diesSoon(mutants, mutant, judged, stop))
        && mutants.all().stream().allMatch(m -> trial(mutants, m, judged, stop).survived());
    return allHold ? judged.asVacuous() : judged;
  }

  private static boolean diesSoon(
      Mutants mutants, Mutant mutant, Judgement original, BooleanSupplier stop) {
    return breaksMore(
        enumerated(mutants, mutant, original.hypothesis(), 1, IN_ORDER, stop), original);
  }

  /** A mutant may do what cannot be run, such as never leave a loop, or have states larger than the memory. */
  private static Trial trialIfItRuns(
      Mutants mutants, Mutant mutant, Judgement original, BooleanSupplier stop) {
    try {
      return trial(mutants, mutant, original, stop);
    } catch (RunRefused | OutOfMemoryError | StackOverflowError endless) {
      return Trial.green(mutant, Trial.Fate.UNDECIDED);
    }
  }

  /** Most mutants die of one arrival, and all schedules of one are soon run; those that no proof decides may still die of what breaks the design itself, or of two. */
  private static Trial trial(
      Mutants mutants, Mutant mutant, Judgement original, BooleanSupplier stop) {
    Hypothesis hypothesis = original.hypothesis();
    if (!mutants.isReached(mutant, hypothesis)) {
      return Trial.green(mutant, Trial.Fate.NEVER_REACHED);
    }
    if (dropsBarrier(mutant) && !hypothesis.switches().contains(Switch.COMPILER_REORDERS)) {
      return Trial.green(mutant, Trial.Fate.UNOBSERVABLE);
    }
    Judgement one = enumerated(mutants, mutant, hypothesis, 1, IN_ORDER, stop);
    if (breaksMore(one, original)) {
      return trial(mutant, one, original);
    }
    Judgement any = Engines.judge(
        mutant.design(), hypothesis, mutants.registers(), orAfter(states(original), stop));
    if (any.complete() || breaksMore(any, original)) {
      return trial(mutant, any, original);
    }
    Map<Claim, Counterexample> alike = brokenByTheSame(mutants, mutant, original);
    if (!alike.isEmpty()) {
      return new Trial(mutant, Trial.Fate.KILLED, alike);
    }
    Judgement two = enumerated(mutants, mutant, hypothesis, 2, IN_ORDER, stop);
    return trial(mutant, breaksMore(two, original) ? two : any, original);
  }

  /** {@return what more a schedule that breaks the design breaks of the mutant: it leads to where the design seldom comes} */
  private static Map<Claim, Counterexample> brokenByTheSame(
      Mutants mutants, Mutant mutant, Judgement original) {
    Map<Claim, Counterexample> more = new EnumMap<>(Claim.class);
    Replay replay = new Replay(mutant.design(), original.hypothesis().setup(mutants.registers()));
    for (Counterexample known : original.broken().values()) {
      try {
        replay.run(known.schedule()).stream()
            .filter(violation -> !original.broken().containsKey(violation.claim()))
            .forEach(violation -> more.putIfAbsent(
                violation.claim(), new Counterexample(known.schedule(), violation)));
      } catch (IllegalScheduleException otherPoints) {
        // The change has moved the points, so nothing is learned.
      }
    }
    return more;
  }

  private static Judgement enumerated(
      Mutants mutants,
      Mutant mutant,
      Hypothesis hypothesis,
      int arrivals,
      int moves,
      BooleanSupplier stop) {
    return Enumerator.judge(
        mutant.design(), hypothesis, mutants.registers(), arrivals, moves, stop);
  }

  private static boolean breaksMore(Judgement mutant, Judgement original) {
    return !original.broken().keySet().containsAll(mutant.broken().keySet());
  }

  private static boolean dropsBarrier(Mutant mutant) {
    return mutant.mutation() instanceof Drop drop && drop.site().kind() == Site.Kind.BARRIER;
  }

  private static Trial trial(Mutant mutant, Judgement judged, Judgement original) {
    Map<Claim, Counterexample> more = new EnumMap<>(Claim.class);
    more.putAll(judged.broken());
    more.keySet().removeAll(original.broken().keySet());
    if (!more.isEmpty()) {
      return new Trial(mutant, Trial.Fate.KILLED, more);
    }
    return Trial.green(mutant, ofGreen(judged));
  }

  private static Trial.Fate ofGreen(Judgement judged) {
    if (!judged.complete()) {
      return Trial.Fate.UNDECIDED;
    }
    return judged.isUnbounded() ? Trial.Fate.SURVIVED : Trial.Fate.HELD;
  }

  private static long states(Judgement original) {
    return Math.max(LEAST_STATES, PATIENCE * original.schedules());
  }

  /** Stops when told to or after so many frame states, so that a mutant that counts without end ends all the same. */
  private static BooleanSupplier orAfter(long states, BooleanSupplier stop) {
    long[] left = {states / STATES_PER_QUESTION};
    return () -> left[0]-- <= 0 || stop.getAsBoolean();
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
