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
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs look at one word at a time; what they find is replayed with all, between whose accesses a pointer may be taken. */
class BetweenTheWordsTest {
  private static final String FILE = """
      static DEFINE_PER_CPU(struct pt_regs, a);
      static void __task task(struct pt_regs *regs)
      {
      	struct pt_regs copy, *live = task_pt_regs(current);

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
   * Points: 1 enters, 2 preempt_disable(), 3 and 4 the guard. An emission loads three words, ax, bp and ip, points 5 to 7. So does a copy to the
   * task's stack, where nobody else looks; one to the user's registers stores each of the three as well, points 5 to 10. The pointer is taken
   * behind the last of these, so that the next point is the first at which it is there.
   */
  @ParameterizedTest
  @CsvSource({"regnest_emit(&a);, h8, h7", "copy = a;, h8, h7", "*live = a;, h11, h10"})
  void aPointerTakenBetweenTwoWordsIsTakenBeforeTheInterruptComes(
      String before, String schedule, String tooEarly) {
    CFile file = CFile.of("test.c", FILE.formatted(before));
    Hypothesis nested = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Judgement judged = Judge.judge(file.design(), nested, Registers.REPRESENTATIVE, () -> false);
    assertEquals(Set.of(Claim.P1, Claim.P2, Claim.P3), judged.broken().keySet());
    assertEquals(schedule, judged.broken().get(Claim.P1).schedule().toString());
    assertFalse(breaksP1(file, nested, tooEarly), "there the pointer is not taken yet");
  }

  /**
   * The task's preempt_disable() is given back between two of its words, 5 to 7: 7 is the last point before it asks, and there ax and bp are
   * filled. Each word by itself is filled at 5, behind which there is no such point.
   */
  @ParameterizedTest
  @ValueSource(strings = {"preempt_count()", "!preemptible()", "in_atomic()"})
  void whatIsAskedBehindTheWordsIsAskedBehindWhatComesBetweenThem(String question) {
    CFile file = CFile.of("test.c", """
        static DEFINE_PER_CPU(struct pt_regs, slot);
        static void __task __times(1) task(struct pt_regs *regs)
        {
        	regnest_fill(&slot);
        	if (%s)
        		return;
        	regnest_emit(&slot);
        }
        static void __nmi __times(1) nmi(struct pt_regs *regs)
        {
        	preempt_enable();
        	regnest_fill(&slot);
        }
        """.formatted(question));
    Hypothesis nested = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Judgement judged = Judge.judge(file.design(), nested, Registers.REPRESENTATIVE, () -> false);
    assertEquals("n7", judged.broken().get(Claim.P1).schedule().toString());
  }

  /** Points: 1 enters, 2 returns, and at rest 3 is the mask and 4 the choice; no word is looked at. */
  @Test
  void aChoiceAtRestIsCountedBehindMasksAtWhichNothingArrives() {
    CFile file = CFile.of("test.c", """
        static void __task task(void) { barrier(); }
        static void __at_rest rest(void)
        {
        	local_irq_disable();
        	WARN_ON(__VERIFIER_nondet_bool());
        }
        """);
    Hypothesis nested = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Judgement judged = Judge.judge(file.design(), nested, Registers.REPRESENTATIVE, () -> false);
    assertEquals("v4", judged.broken().get(Claim.ASSERT).schedule().toString());
  }

  private static boolean breaksP1(CFile file, Hypothesis hypothesis, String schedule) {
    Replay replay = new Replay(file.design(), hypothesis.setup(Registers.REPRESENTATIVE));
    return replay.run(Schedule.parse(schedule)).stream()
        .map(Violation::claim)
        .anyMatch(Claim.P1::equals);
  }
}
