package dev.regnest.properties;

import dev.regnest.check.Claim;
import dev.regnest.check.Coverage;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Setup;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One design asked about under one hypothesis.
 *
 * @param design the design
 * @param hypothesis what may interrupt it
 */
public record Question(Design design, Hypothesis hypothesis) {
  static final List<Register> WORDS = Registers.REPRESENTATIVE;

  /** {@return the question about a design of the catalogue} */
  static Question of(String design, String hypothesis) {
    return of(
        Designs.named(design)
            .orElseThrow(() -> unknown("design", design, Designs.all(), Design::id)),
        hypothesis);
  }

  /**
   * {@return the question about any design under a standard hypothesis}
   *
   * @param design the design, your own perhaps
   * @param hypothesis the id of the hypothesis
   */
  public static Question of(Design design, String hypothesis) {
    return new Question(design, hypothesis(hypothesis));
  }

  static Hypothesis hypothesis(String id) {
    return Hypotheses.named(id)
        .orElseThrow(() -> unknown("hypothesis", id, Hypotheses.all(), Hypothesis::id));
  }

  private static <T> AssertionError unknown(
      String what, String id, List<T> all, Function<T, String> idOf) {
    return new AssertionError(
        "no " + what + " \"" + id + "\"; known: " + all.stream().map(idOf).toList());
  }

  /** {@return the same question asked of another kernel} */
  public Question in(Era era) {
    return new Question(design, hypothesis.in(era));
  }

  Setup setup() {
    return hypothesis.setup(WORDS);
  }

  /** {@return a judgement that says no more than this counterexample, to be printed} */
  Judgement judgement(Counterexample counterexample) {
    Claim claim = counterexample.violation().claim();
    return new Judgement(
        design,
        hypothesis,
        WORDS,
        Verdict.VIOLATED,
        Map.of(claim, counterexample),
        counterexample.schedule().size(),
        /* schedules= */ 1,
        Judgement.STOPPED,
        new Coverage());
  }

  @Override
  public String toString() {
    return design.id() + " under " + hypothesis.id();
  }
}
