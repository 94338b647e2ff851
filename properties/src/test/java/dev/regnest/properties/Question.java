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
import dev.regnest.kernel.Register;
import dev.regnest.machine.Setup;
import java.util.List;
import java.util.Map;

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
        Designs.named(design).orElseThrow(() -> new AssertionError("no design \"" + design + "\"")),
        hypothesis);
  }

  /** {@return the question about any design under a standard hypothesis} */
  static Question of(Design design, String hypothesis) {
    return new Question(design, hypothesis(hypothesis));
  }

  static Hypothesis hypothesis(String id) {
    return Hypotheses.named(id)
        .orElseThrow(() -> new AssertionError("no hypothesis \"" + id + "\""));
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
        /* complete= */ false,
        new Coverage());
  }

  @Override
  public String toString() {
    return design.id() + " under " + hypothesis.id();
  }
}
