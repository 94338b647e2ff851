package dev.regnest.report;

import static dev.regnest.report.Timelines.story;
import static dev.regnest.report.Timelines.timeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How it reads that tasks leave each other half done, and move. */
class TwoTasksTimelineTest {
  @Test
  void aTaskLeftHalfDoneStandsInItsOwnColumnAndGoesOnThere() {
    assertEquals("""
         task A                     task B
         -------------------------- ---------------
         level 0: recursion[0] is 0
         <PREEMPT>
                                    fill slot 0: ip
                                    left half done
         </PREEMPT>
         fill slot 0                                 // overwrites
         <PREEMPT>
                                    emit slot 0: ip  // task A's, of task A
         </PREEMPT>
        """.indent(0), story("recursion-slot", "preemptible", "p3(p5)", Claim.P1));
  }

  @Test
  void aMoveIsMarkedAndCountersAreShownForBothCpus() {
    assertEquals("""
         task A
         -----------------------------
         level 0: recursion[cpu0][0]++
         moves to cpu1
         recursion[cpu1][0]--  // Imbalance
        """.indent(0), story("recursion-slot", "migration", "c6", Claim.P5));
  }

  @Test
  void slotsNameTheirCpuWhereThereAreTwo() {
    assertEquals("""
         task A                  NMI
         ----------------------- -------------------
         moves to cpu1
         fill slot 0 of cpu1: ip
         <NMI>
                                 fill slot 0 of cpu1  // overwrites
         </NMI>
         emit slot 0 of cpu1: ip                      // NMI's words, equal
        """.indent(0), story("pile-deep", "migration", "c6n9", Claim.P1));
  }

  @Test
  void taskBRunsOnTheCpuLeftBetweenBracketsOfThatCpu() {
    assertEquals("""
         task A                       task B
         ---------------------------- ----------------------------
         moves to cpu1
         level 0: recursion[cpu0][0]++
         <CPU0>
                                      level 0: recursion[cpu0][0] is 1  // task A's
                                      dropped: no free slot         // no recursion
         </CPU0>
        """.indent(0), story("recursion-slot", "migration", "c3p5", Claim.P4));
  }

  @Test
  void aSoftirqIsPreemptedLikeATask() {
    assertEquals("""
         task A     softirq         task B
         ---------- --------------- ---------------
         <SOFTIRQ>
                    level 0: slot 0
                    <PREEMPT>
                                    level 0: slot 0
                                    fill slot 0  // overwrites
                    </PREEMPT>
                    emit slot 0: ip              // task B's, of task B
         </SOFTIRQ>
        """.indent(0), story("percpu4-ordered", "preempt-rt", "s1(p6)", Claim.P2));
  }

  @Test
  void theStepsSayWhoGoesOnAndWhy() {
    Violation shared =
        timeline("recursion-slot", "preemptible", "p3(p5)").violations().get(0);
    assertEquals(
        List.of(
            "regnest: Interference in recursion-slot: task B sample, __regs_user[0].ip",
            "  1. The task A sample finds recursion[0] = 0.",
            "  2. Task B preempts task A at point 3, because preempt_count is 0 there",
            "     and irqs are on (not refused by PREEMPTION_OFF).",
            "  3. The task B sample starts to fill slot 0 (__regs_user[0]), ip first,",
            "     because it holds recursion[0].",
            "  4. Task B is left half done at point 5, because preemption is on there",
            "     (not refused by PREEMPTION_OFF).",
            "  5. The task A sample fills slot 0 (__regs_user[0]), over what the task B",
            "     sample has there, because it takes recursion[0] for its own.",
            "  6. Task B goes on where it was left.",
            "  7. The task B sample emits __regs_user[0].ip, which the task A sample",
            "     stored last, because nothing marks whose words they are."),
        timeline("recursion-slot", "preemptible", "p3(p5)").explanation(shared));
  }
}
