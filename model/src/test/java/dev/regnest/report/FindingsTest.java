package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.regnest.design.Design;
import dev.regnest.design.Reading;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
    assertEquals(said, saysWhatWasNotMoved(Timelines.design(design), hypothesis));
  }

  /** What its loads are for is told by a file, and then moves with them. */
  @Test
  void aGreenOfAFileHasNothingToSayOfMoves() {
    Design of = Timelines.design("on-stack");
    Reading reading = new Reading("int nothing;", "", List.of(), List.of());
    Design file = new Design(
        "file.c", of.meaning(), of.source(), Set.of(), Optional.empty(), reading, of.build());
    assertFalse(saysWhatWasNotMoved(file, "compiler-reorders"));
  }

  private static boolean saysWhatWasNotMoved(Design design, String hypothesis) {
    Judgement judgement = Prover.judge(
        design, Hypotheses.named(hypothesis).orElseThrow(), Registers.REPRESENTATIVE, () -> false);
    return Findings.of(List.of(judgement), List.of())
        .contains(
            "no store was moved above an earlier load, nor out of a branch, as compilers may: compiler-reorders");
  }
}
