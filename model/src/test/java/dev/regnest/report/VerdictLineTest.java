package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernel.Era;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class VerdictLineTest {
  /** 1 + 10 x 3 + 1: the task has ten points, at each a softirq, a hardirq or an NMI may arrive, and it may enter again. */
  @Test
  void whatHoldsNamesItsBoundItsSchedulesAndItsRegisters() {
    assertEquals(
        "on-stack, nested-irqs (V4_6): HOLDS up to 1 interrupt or further pass of the task"
            + " (32 schedules; registers ip, ax, bp)",
        line("on-stack", "nested-irqs", 1));
  }

  @Test
  void whatIsBrokenNamesWhatIsNot() {
    assertEquals(
        "single, nested-irqs (V4_6): VIOLATED P1; P2 P3 P4 P5 hold up to 1 interrupt or further pass of the task",
        line("single", "nested-irqs", 1));
  }

  @Test
  void whatIsProvedOnTwoCpusSaysWhatOneAtATimeLeavesOut() {
    String line = VerdictLine.of(Engines.judge(
        Timelines.design("on-stack"),
        Timelines.hypothesis("migration"),
        Registers.REPRESENTATIVE,
        () -> false));
    String proved =
        "on-stack, migration (V4_6): PROVED for any number of interrupts and switches over 2 tasks, of which one runs at a time and task A alone moves (";
    assertTrue(line.startsWith(proved), line);
  }

  @Test
  void whatTestedNothingSaysWhatNeverRan() {
    assertEquals(
        "on-stack, nested-irqs (V4_6): VACUOUS: SOFTIRQ_EVENT, HRTIMER and PMI never entered the sampling path",
        line("on-stack", "nested-irqs", 0));
  }

  @Test
  void whatWasStoppedSaysHowFarItGot() {
    // The question is asked every 256 schedules; the third time the answer is yes: 2 x 256.
    Iterator<Boolean> answers = List.of(false, false, true).iterator();
    assertEquals(
        "on-stack, nested-irqs (V4_6): UNKNOWN: stopped after 512 schedules",
        stopped(answers::next));
  }

  @Test
  void whatWasStoppedBeforeItBeganSaysNoMore() {
    assertEquals("on-stack, nested-irqs (V4_6): UNKNOWN: stopped", stopped(() -> true));
  }

  private static String stopped(BooleanSupplier stop) {
    return VerdictLine.of(Enumerator.judge(
        Timelines.design("on-stack"),
        Timelines.hypothesis("nested-irqs"),
        Registers.REPRESENTATIVE,
        2,
        stop));
  }

  @Test
  void aDesignOfOtherKernelsIsMarked() {
    Judgement judgement = Enumerator.judge(
        Timelines.design("nmi-user-regs"),
        Timelines.hypothesis("half-built-entry").in(Era.V4_4),
        Registers.REPRESENTATIVE,
        0,
        () -> false);
    String start = "nmi-user-regs, half-built-entry (V4_4, which never had it): ";
    assertEquals(start, VerdictLine.of(judgement).substring(0, start.length()));
  }

  private static String line(String design, String hypothesis, int interrupts) {
    return VerdictLine.of(Enumerator.judge(
        Timelines.design(design),
        Timelines.hypothesis(hypothesis),
        Registers.REPRESENTATIVE,
        interrupts,
        () -> false));
  }
}
