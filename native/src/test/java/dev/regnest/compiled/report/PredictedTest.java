package dev.regnest.compiled.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.compiled.Break;
import dev.regnest.compiled.Failure;
import dev.regnest.compiled.Result;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernelc.CFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Model against metal: what each pair of answers comes to, and that a model that is wrong is told so. */
class PredictedTest {
  private static final Judgement PROVED = judge("""
      static int x;
      static void __task task(void) { WARN_ON(x < 0); }
      static void __nmi nmi(void) { x = 1; }
      """);
  private static final Judgement BROKEN = judge("""
      static int x;
      static void __task task(void) { WARN_ON(x > 0); }
      static void __nmi nmi(void) { x = 1; }
      """);

  private static Judgement judge(String text) {
    CFile file = CFile.of("file.c", text);
    Hypothesis nested = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    return Prover.judge(file.design(), nested, Registers.REPRESENTATIVE, () -> false);
  }

  private static Result result(List<Break> breaks, long undelivered, Optional<Failure> failure) {
    return new Result(
        "file.c",
        "nested-irqs",
        "gcc 12",
        "2",
        10,
        breaks.size(),
        20,
        0,
        undelivered,
        0,
        List.of(),
        true,
        breaks,
        failure);
  }

  private static Answer.Line line(Predicted predicted, List<Break> breaks) {
    return new Answer.Line(result(breaks, 0, Optional.empty()), "PROVED", "", predicted);
  }

  private static List<Break> broken() {
    return List.of(new Break("ASSERT", "WARN_ON(x)", 2, "task", List.of(), List.of(), "why not"));
  }

  @Test
  void whereNothingBrokeThereWasNothingToKnow() {
    assertEquals(Predicted.NOTHING_BROKE, Predicted.of(Set.of(), PROVED, () -> PROVED));
  }

  @Test
  void aBreakIsKnownAsWrittenOrOnceAccessesMove() {
    assertEquals(Predicted.AS_WRITTEN, Predicted.of(Set.of("ASSERT"), BROKEN, () -> PROVED));
    assertEquals(Predicted.MOVED, Predicted.of(Set.of("ASSERT"), PROVED, () -> BROKEN));
  }

  @Test
  void aBreakOfWhatIsProvedEitherWaySaysThatTheModelIsWrong() {
    assertEquals(Predicted.NO, Predicted.of(Set.of("ASSERT"), PROVED, () -> PROVED));
    assertEquals(
        Predicted.NO,
        Predicted.of(Set.of("P1"), BROKEN, () -> BROKEN),
        "another claim is no excuse");
    Answer.Line line = line(Predicted.NO, broken());
    assertEquals(5, line.exit().code());
    List<String> text = AnswerText.of(
        new Answer("file.c", List.of(line), List.of(), List.of()), List.of(), /* details= */ false);
    assertTrue(
        text.get(2).contains("WHICH THE MODEL CALLS PROVED: the model is wrong"), text.toString());
  }

  @Test
  void theWorstOfSeveralCounts() {
    Answer.Line known = line(Predicted.AS_WRITTEN, broken());
    Answer.Line holds = line(Predicted.NOTHING_BROKE, List.of());
    assertEquals(Exit.HOLDS, new Answer("f", List.of(holds), List.of(), List.of()).exit());
    assertEquals(
        Exit.VIOLATED, new Answer("f", List.of(holds, known), List.of(), List.of()).exit());
    assertEquals(Exit.REFUSED, new Answer("f", List.of(known), List.of(), List.of("no")).exit());
  }

  @Test
  void whatWasNotReachedOrDidNotEndIsNoSuccess() {
    assertEquals(
        6,
        new Answer.Line(
                result(List.of(), 1, Optional.empty()), "PROVED", "", Predicted.NOTHING_BROKE)
            .exit()
            .code());
    for (Failure.Kind kind : Failure.Kind.values()) {
      Result failed = result(List.of(), 0, Optional.of(new Failure(kind, "so")));
      assertTrue(
          new Answer.Line(failed, "PROVED", "", Predicted.NOTHING_BROKE).exit().code() >= 4,
          kind.toString());
    }
  }
}
