package dev.regnest.explore.prover;

import dev.regnest.check.Coverage;
import dev.regnest.design.Design;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The engine that goes furthest under a hypothesis: the prover; and {@link Bounded} where the hypothesis has a bound and no proof of it comes to its end within
 * so many states.
 */
public final class Engines {
  /** How often a proof about two tasks may ask whether to stop: a quarter of a million states. */
  private static final int MOST_QUESTIONS = 1_000;

  /** In how many of these it asks the caller once. */
  private static final int QUESTIONS_PER_QUESTION = 8;

  private Engines() {}

  /**
   * {@return what that engine says about the design, PROVED or HOLDS where nothing breaks}
   *
   * @param registers the words copied and emitted, at least one
   * @param stop asked now and then; true ends it with what is known so far, as UNKNOWN if nothing is broken yet
   */
  public static Judgement judge(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return judge(design, hypothesis, registers, new Proofs(), stop);
  }

  /** {@return the same, with nothing proved again that is among {@code others}, to which what is proved is added} */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      Proofs others,
      BooleanSupplier stop) {
    if (hypothesis.bound().isEmpty()) {
      return Prover.judge(design, hypothesis, registers, others, stop);
    }
    if (!Prover.reaches(hypothesis)) {
      return Bounded.judge(design, hypothesis, registers, stop);
    }
    if (isTriedFirst(hypothesis)) {
      return ofWhatHolds(design, hypothesis, registers, others, stop);
    }
    Judgement proved = Prover.judge(design, hypothesis, registers, others, orAfterMany(stop));
    return proved.complete()
        ? proved
        : Bounded.judge(design, hypothesis, registers, stop).and(proved);
  }

  private static boolean isTriedFirst(Hypothesis hypothesis) {
    return hypothesis.switches().contains(Switch.TWO_CPUS) || hypothesis.era().softirqCountInTask();
  }

  /**
   * Where tasks move, or run softirqs, what breaks breaks counters, which then go on breaking, and their proofs are long: only what the search up to the bound
   * leaves whole is proved; where code is known to be that of a design which it did leave whole, it is not made again.
   */
  private static Judgement ofWhatHolds(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      Proofs others,
      BooleanSupplier stop) {
    Optional<Judgement> known = Prover.known(design, hypothesis, registers, others, stop);
    if (known.isPresent()) {
      return known.get();
    }
    Judgement tried = Bounded.judge(design, hypothesis, registers, stop);
    // What waits for ever up to the bound may be ended beyond it: that is for the proof to say.
    boolean isWhole = tried.complete() || tried.cutShort().startsWith(Judgement.ENDLESS);
    if (!isWhole || !tried.broken().isEmpty()) {
      return tried;
    }
    Judgement proved = Prover.judge(design, hypothesis, registers, others, orAfterMany(stop));
    return proved.complete() ? proved : tried.and(proved);
  }

  /** Whoever counts the questions leaves some to the search up to the bound. */
  private static BooleanSupplier orAfterMany(BooleanSupplier stop) {
    int[] asked = {0};
    return () -> {
      int now = ++asked[0];
      return now > MOST_QUESTIONS || now % QUESTIONS_PER_QUESTION == 0 && stop.getAsBoolean();
    };
  }

  /** {@return what the runs of that engine come by; nothing is judged} Parameters are as above. */
  public static Coverage visit(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    if (hypothesis.bound().isEmpty()) {
      return Prover.visit(design, hypothesis, registers, stop);
    }
    Coverage all = new Coverage();
    if (Prover.reaches(hypothesis) && isTriedFirst(hypothesis)) {
      Judgement tried = Bounded.judge(design, hypothesis, registers, stop);
      all.add(tried.coverage());
      if (!tried.broken().isEmpty()) {
        return all;
      }
    } else {
      all.add(Bounded.visit(design, hypothesis, registers, stop));
    }
    if (Prover.reaches(hypothesis)) {
      all.add(Prover.visit(design, hypothesis, registers, orAfterMany(stop)));
    }
    return all;
  }
}
