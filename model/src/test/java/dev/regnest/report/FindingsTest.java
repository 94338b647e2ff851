package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
  private static final String OF_DESIGNS =
      "no store was moved above an earlier load, nor out of a branch, as compilers may: compiler-reorders";
  private static final String OF_FILES =
      "two loads of one variable kept their order, and no store was left out or added, though compilers may: compiler-reorders";

  /** {@code single} is broken whatever a compiler moves, so there is no green to be qualified. */
  @ParameterizedTest
  @CsvSource({
    "on-stack, compiler-reorders, true",
    "on-stack, compiler-in-order, false",
    "single, compiler-reorders, false"
  })
  void aGreenUnderAMovingCompilerSaysWhichMovesWereNotTried(
      String design, String hypothesis, boolean said) {
    assertEquals(
        said ? List.of(OF_DESIGNS) : List.of(), notMoved(Timelines.design(design), hypothesis));
  }

  /** A file tells what depends on its loads, so that more moves with them, but not everything. */
  @Test
  void aGreenOfAFileSaysWhatElseCompilersDo() {
    Design of = Timelines.design("on-stack");
    Reading reading = new Reading("int nothing;", "", List.of(), List.of(), List.of());
    Design file = new Design(
        "file.c", of.meaning(), of.source(), Set.of(), Optional.empty(), reading, of.build());
    assertEquals(List.of(OF_FILES), notMoved(file, "compiler-reorders"));
    assertEquals(List.of(), notMoved(file, "compiler-in-order"));
  }

  private static List<String> notMoved(Design design, String hypothesis) {
    Judgement judgement = Prover.judge(
        design, Hypotheses.named(hypothesis).orElseThrow(), Registers.REPRESENTATIVE, () -> false);
    return Findings.of(List.of(judgement), List.of()).stream()
        .filter(finding -> finding.contains("compilers may"))
        .toList();
  }
}
