package dev.regnest.explore.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.design.Reading;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
  private static final Hypothesis NESTED_IRQS = hypothesis("nested-irqs");

  private static Hypothesis hypothesis(String id) {
    return Hypotheses.named(id).orElseThrow();
  }

  private static Design design(String id) {
    return Designs.named(id).orElseThrow();
  }

  private static Judgement judge(Design design, Hypothesis hypothesis) {
    long states = design.isFile() ? 100_000 : Long.MAX_VALUE;
    return Judge.judge(design, hypothesis, Registers.REPRESENTATIVE, states, () -> false);
  }

  /** {@return a file whose functions all are that code} */
  private static Design file(Function<PerCpu, Program> code) {
    return new Design(
        "test.c",
        "runs a few lines",
        "this test",
        Set.of(),
        Optional.empty(),
        new Reading("a text", "", List.of(), List.of(), List.of()),
        kernel -> code.apply(kernel.perCpu()));
  }

  /** Counts up to that, or for ever, and asserts that it is never {@code wrong}. */
  private static Design counting(int most, int wrong) {
    return file(perCpu -> {
      Cell count = perCpu.flag("count", 0);
      return (cpu, source) -> count(cpu, source, count, most, wrong);
    });
  }

  private static Runnable count(Cpu cpu, EventSource source, Cell count, int most, int wrong) {
    cpu.runs(source);
    int value = cpu.load(count);
    cpu.asserts("test.c:1", "WARN_ON(count == " + wrong + ")", value != wrong);
    cpu.store(count, Math.min(value + 1, most));
    return null;
  }

  @ParameterizedTest
  @CsvSource({
    "percpu4-ordered, nested-irqs, PROVED",
    "percpu4-posted, nested-irqs, VIOLATED",
    "on-stack, preemptible, PROVED",
    "pile-deep, preemptible, VIOLATED",
    "single, preemptible, VIOLATED",
  })
  void asksTheEngineThatGoesFurthest(String design, String hypothesis, Verdict verdict) {
    Judgement judged = judge(design(design), hypothesis(hypothesis));
    assertEquals(verdict, judged.verdict());
    assertTrue(judged.isUnbounded());
  }

  @Test
  void asksForNoMoreInterruptsThanItIsTold() {
    Judgement judged = Judge.judge(
        design("percpu4-ordered"), NESTED_IRQS, Registers.REPRESENTATIVE, 1, () -> false);
    assertEquals(Verdict.HOLDS, judged.verdict());
    assertEquals(1, judged.interrupts());
  }

  @Test
  void aFileThatCountsForEverIsUnknown() {
    Judgement judged = judge(counting(Integer.MAX_VALUE, /* wrong= */ -1), NESTED_IRQS);
    assertEquals(Verdict.UNKNOWN, judged.verdict());
    assertTrue(judged.wasStopped());
    assertEquals("", judged.stoppedBy());
    assertEquals(
        Verdict.PROVED, judge(counting(3, /* wrong= */ -1), NESTED_IRQS).verdict());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void whatFewInterruptsBreakIsBrokenAllTheSame(int wrong) {
    assertEquals(
        Verdict.VIOLATED, judge(counting(Integer.MAX_VALUE, wrong), NESTED_IRQS).verdict());
  }

  @Test
  void whoStopsItGetsNoGreen() {
    Judgement judged =
        Judge.judge(design("percpu4-ordered"), NESTED_IRQS, Registers.REPRESENTATIVE, () -> true);
    assertEquals(Verdict.UNKNOWN, judged.verdict());
    assertEquals("", judged.stoppedBy(), "the caller knows why");
  }

  @Test
  void whereTheMemoryIsFullNothingIsKnownAndTheLimitIsNamed() {
    Judgement judged = judge(
        file(perCpu -> (cpu, source) -> {
          throw new OutOfMemoryError();
        }),
        NESTED_IRQS);
    assertEquals(Verdict.UNKNOWN, judged.verdict());
    assertEquals("by the memory limit of N MB", judged.stoppedBy().replaceFirst("\\d+", "N"));
  }

  @Test
  void whereTheStackIsTooShortNothingIsKnownAndThatIsSaid() {
    Judgement judged = judge(
        file(perCpu -> (cpu, source) -> {
          throw new StackOverflowError();
        }),
        NESTED_IRQS);
    assertEquals(Verdict.UNKNOWN, judged.verdict());
    assertEquals("as its schedules are longer than the stack is deep", judged.stoppedBy());
  }

  @Test
  void whereNotAllValuesAreTriedNothingIsProved() {
    Function<Boolean, Design> asking = all -> file(perCpu -> new Program() {
      @Override
      public Runnable fire(Cpu cpu, EventSource source) {
        cpu.runs(source);
        cpu.asserts("test.c:1", "WARN_ON(0)", /* holds= */ true);
        return null;
      }

      @Override
      public boolean triesAllValues() {
        return all;
      }
    });
    Judgement some = judge(asking.apply(false), NESTED_IRQS);
    assertEquals(Verdict.UNKNOWN, some.verdict());
    assertEquals(Judgement.VALUES_LEFT, some.cutShort());
    assertFalse(some.wasStopped());
    assertEquals(Verdict.PROVED, judge(asking.apply(true), NESTED_IRQS).verdict());
  }
}
