package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands beside a verdict. */
class FindingsTest {
  /** {@code single} is broken whatever a compiler moves, so there is no green to be qualified. */
  @ParameterizedTest
  @CsvSource({
    "on-stack, compiler-reorders, true",
    "on-stack, compiler-in-order, false",
    "single, compiler-reorders, false"
  })
  void aGreenUnderAMovingCompilerSaysWhichMovesWereNotTried(
      String design, String hypothesis, boolean said) {
    Judgement judgement = Prover.judge(
        Timelines.design(design),
        Hypotheses.named(hypothesis).orElseThrow(),
        Registers.REPRESENTATIVE,
        () -> false);
    List<String> findings = Findings.of(List.of(judgement), List.of());
    assertEquals(
        said,
        findings.contains(
            "no store was moved above an earlier load, nor out of a branch, as compilers may: compiler-reorders"),
        findings::toString);
  }
}
