package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever breaks, its table is at most 75 columns and 20 lines, complete, and marks the line that decides. */
class EveryTableFitsAMailTest {
  /** A flag in the sample changes nothing in the story of the storage under it. */
  private static final List<Design> DESIGNS = Designs.all().stream()
      .filter(design -> !design.id().startsWith("sample-flags-"))
      .toList();

  private static final List<Register> ONE = List.of(Register.BP);

  @ParameterizedTest
  @EnumSource(Era.class)
  void withOneInterruptInEveryEra(Era era) {
    int tables = 0;
    for (Hypothesis hypothesis : Hypotheses.all()) {
      if (!moves(hypothesis)) {
        tables += check(design ->
            Enumerator.judge(design, hypothesis.in(era), Registers.REPRESENTATIVE, 1, () -> false));
      }
    }
    assertTrue(tables > 100, "only " + tables + " tables");
  }

  /** What a compiler may move is too much to enumerate, so that is proved, in the era it is asked of; for two tasks a search up to two arrivals suffices. */
  @Test
  void withTwoInterruptsAndWhateverACompilerMoves() {
    int tables = 0;
    for (Hypothesis hypothesis : Hypotheses.all()) {
      List<Register> registers = moves(hypothesis) ? Registers.REPRESENTATIVE : ONE;
      tables += check(design -> hypothesis.bound().isEmpty()
          ? Engines.judge(design, hypothesis, registers, () -> false)
          : Bounded.judge(design, hypothesis, registers, /* interrupts= */ 2, () -> false));
    }
    assertTrue(tables > 100, "only " + tables + " tables");
  }

  private static boolean moves(Hypothesis hypothesis) {
    return hypothesis.switches().contains(Switch.COMPILER_REORDERS);
  }

  /** {@return how many tables there were} */
  private static int check(Function<Design, Judgement> engine) {
    int tables = 0;
    for (Design design : DESIGNS) {
      Judgement judgement = engine.apply(design);
      for (Counterexample example : judgement.broken().values()) {
        if (example.schedule().size() <= 2) {
          check(judgement, example);
          tables++;
        }
      }
    }
    return tables;
  }

  private static void check(Judgement judgement, Counterexample example) {
    List<String> text = CounterexampleText.of(judgement, example).lines();
    List<String> table = new ArrayList<>(
        text.subList(text.get(1).startsWith("  ") ? 2 : 1, text.indexOf(firstStep(text))));
    assertAll(
        () -> String.join("\n", text),
        () -> assertEquals(
            "regnest: " + example.violation().kind(), text.get(0).split(" in | \\(")[0]),
        () -> assertTrue(table.size() <= 20, "at most 20 lines"),
        () ->
            assertTrue(table.stream().allMatch(line -> line.length() <= 75), "at most 75 columns"),
        () -> assertFalse(table.stream().anyMatch(line -> line.endsWith("...")), "nothing is cut"),
        () ->
            assertTrue(table.stream().anyMatch(line -> line.contains("// ")), "one line is marked"),
        () -> assertTrue(isToldLast(text, example.violation()), "the last step is the violation"));
  }

  private static String firstStep(List<String> text) {
    return text.stream().filter(line -> line.startsWith("  1. ")).findFirst().orElseThrow();
  }

  private static boolean isToldLast(List<String> text, Violation violation) {
    String steps = String.join(" ", text.stream().map(String::strip).toList());
    String last = violation.explain().substring(4);
    if (violation instanceof Violation.Interference) {
      last = "stored last";
    } else if (violation instanceof Violation.WrongValue wrong && wrong.isMixed()) {
      last = ": mixed.";
    }
    return steps.contains(last);
  }
}
