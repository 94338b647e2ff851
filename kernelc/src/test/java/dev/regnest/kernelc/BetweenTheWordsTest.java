package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.judge.Judge;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs look at one word at a time; what they find is replayed with all, between whose accesses a pointer may be taken. */
class BetweenTheWordsTest {
  private static final String FILE = """
      static DEFINE_PER_CPU(struct pt_regs, a);
      static void __task task(struct pt_regs *regs)
      {
      	struct pt_regs copy;
      	%s
      	regnest_point(&a);
      	regnest_emit(&a);
      }
      static void __hardirq irq(struct pt_regs *regs)
      {
      	regnest_fill(&a);
      	regnest_emit(&a);
      }
      """;

  /**
   * Points: 1 enters, 2 preempt_disable(), 3 and 4 the guard. An emission is three of them, of ax, bp and ip, a copy six. The pointer is taken
   * before the last three.
   */
  @ParameterizedTest
  @CsvSource({"regnest_emit(&a);, h8, h7", "copy = a;, h11, h10"})
  void aPointerTakenBetweenTwoWordsIsTakenBeforeTheInterruptComes(
      String before, String schedule, String tooEarly) {
    CFile file = CFile.of("test.c", FILE.formatted(before));
    Hypothesis nested = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Judgement judged = Judge.judge(file.design(), nested, Registers.REPRESENTATIVE, () -> false);
    assertEquals(Set.of(Claim.P1, Claim.P2, Claim.P3), judged.broken().keySet());
    assertEquals(schedule, judged.broken().get(Claim.P1).schedule().toString());
    assertFalse(breaksP1(file, nested, tooEarly), "there the pointer is not taken yet");
  }

  private static boolean breaksP1(CFile file, Hypothesis hypothesis, String schedule) {
    Replay replay = new Replay(file.design(), hypothesis.setup(Registers.REPRESENTATIVE));
    return replay.run(Schedule.parse(schedule)).stream()
        .map(Violation::claim)
        .anyMatch(Claim.P1::equals);
  }

  /** Stored to before they are pointed at, by the task and by what interrupts it. */
  @Test
  void soItIsWithTheLiveUserRegisters() {
    CFile file = CFile.of("test.c", """
        static void fill(struct pt_regs *live)
        {
        	live->ip = -1;
        	live->ax = -1;
        	live->bp = -1;
        }
        static void __task task(struct pt_regs *regs)
        {
        	regnest_emit(task_pt_regs(current));
        	fill(task_pt_regs(current));
        	regnest_point(task_pt_regs(current));
        	regnest_emit(task_pt_regs(current));
        }
        static void __hardirq irq(struct pt_regs *regs)
        {
        	fill(task_pt_regs(current));
        }
        """);
    Judgement judged = Judge.judge(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow()),
        Registers.REPRESENTATIVE,
        () -> false);
    assertEquals(Set.of(Claim.P1), judged.broken().keySet());
  }
}
