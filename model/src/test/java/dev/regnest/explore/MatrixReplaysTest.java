package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Designs;
import dev.regnest.kernel.Register;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixReplaysTest {
  private static final int LONGEST_COUNTEREXAMPLE = 32;

  @ParameterizedTest
  @MethodSource("dev.regnest.explore.Hypotheses#all")
  void whatIsPrintedOfTheMatrixFitsInto32CharactersAndReplays(Hypothesis hypothesis) {
    Register[] words = Registers.REPRESENTATIVE.toArray(new Register[0]);
    for (var design : Designs.all()) {
      Judgement judgement = Runs.judge(design, hypothesis, 1, words);
      judgement.broken().forEach((claim, counterexample) -> {
        String text = counterexample.schedule().toString();
        assertTrue(text.length() <= LONGEST_COUNTEREXAMPLE, design.id() + " " + text);
        assertTrue(
            Runs.violations(design, hypothesis, text, words).contains(counterexample.violation()),
            design.id() + " " + text);
      });
    }
  }
}
