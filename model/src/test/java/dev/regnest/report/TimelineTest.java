package dev.regnest.report;

import static dev.regnest.report.Timelines.story;
import static dev.regnest.report.Timelines.timeline;
import static dev.regnest.report.Timelines.violation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  @Test
  void theMailsPatchIsBrokenBySoftirqAndHardirqInOneSlot() {
    assertEquals("""
         task       softirq                hardirq
         ---------- ---------------------- ----------------------
         <SOFTIRQ>
                    in_interrupt(): slot 1
                    fill slot 1: ip
                    <IRQ>
                                           in_interrupt(): slot 1
                                           fill slot 1  // overwrites
                    </IRQ>
                    emit slot 1: ip                     // hardirq's words, equal
         </SOFTIRQ>
        """.indent(0), story("percpu4-posted", "nested-irqs", "s1(h6)", Claim.P1));
  }

  @Test
  void theHeadlineSaysWhereNoWrongValueGoesOut() {
    Timeline equal = timeline("percpu4-posted", "nested-irqs", "s1(h6)");
    assertEquals(
        "regnest: Interference (equal words) in percpu4-posted: softirq sample, __regs_user[1].ip",
        equal.headline(violation(equal, Claim.P1)));
    Timeline wrong = timeline("recursion-slot", "preemptible", "p3(p5)");
    assertEquals(
        "regnest: Interference in recursion-slot: task B sample, __regs_user[0].ip",
        wrong.headline(violation(wrong, Claim.P1)));
  }

  @Test
  void whatIsDroppedStandsBesideWhoeverHoldsTheCounter() {
    assertEquals("""
         task   NMI                     kprobe
         ------ ----------------------- --------------------------
         <NMI>
                level 3: recursion[3]++
                <#BP>
                                        level 3: recursion[3] is 1  // NMI's
                                        dropped: no free slot       // no recursion
                </#BP>
         </NMI>
        """.indent(0), story("recursion-slot", "nmi-like-exceptions", "n1(k3)", Claim.P4));
  }

  @Test
  void aFlagThatOneSampleSetAndAnotherBelievedIsInTheStory() {
    assertEquals("""
         task       NMI
         ---------- -----------------------
         filled = 1
         <NMI>
                    filled is 1          // task's
                    point at regs_user_copy
                    emit regs_user_copy  // never filled
         </NMI>
        """.indent(0), story("single-flag-first", "nested-irqs", "n7", Claim.P3));
  }

  @Test
  void aStaleWordSaysOfWhichEntry() {
    List<String> lines =
        story("single-flag-first", "nested-irqs", "s1", Claim.P2).lines().toList();
    assertTrue(lines.contains(" enter kernel (entry 2)"), () -> String.join("\n", lines));
    assertEquals(" emit regs_user_copy: ax  // softirq's, of entry 1", lines.get(lines.size() - 1));
  }

  @Test
  void aSlotGivenBackTooEarlyIsSeenGoing() {
    List<String> words = story("pile-4", "deferred-output", "s1(n11)", Claim.P1)
        .lines()
        .map(String::strip)
        .toList();
    assertEquals(List.of("nesting++", "fill slot 0", "nesting--", "<NMI>"), words.subList(3, 7));
  }

  @Test
  void aContextThatNestsTwiceHasTwoColumns() {
    String head =
        timeline("percpu4-ordered", "irqs-on-in-hardirq", "h2(h4)").table().get(0);
    assertEquals(
        List.of("point", "task", "hardirq", "hardirq"), List.of(head.strip().split(" +")));
  }

  @Test
  void oneContextTwiceInARowHasOneColumn() {
    String head =
        timeline("not-yet-filled-shared", "nested-irqs", "n7n9").table().get(0);
    assertEquals(List.of("point", "task", "NMI"), List.of(head.strip().split(" +")));
  }

  @Test
  void aFullTimelineNumbersThePointsAndNamesThePushes() {
    List<String> lines = timeline("on-stack", "half-built-entry", "n6").table();
    assertTrue(
        lines.contains("   1-5  enter kernel, push ss ... flags"), () -> String.join("\n", lines));
    assertTrue(lines.contains("     6  <NMI>"), () -> String.join("\n", lines));
  }

  @Test
  void aLoadCutOffFromItsStoreIsALoad() {
    List<String> lines = timeline("percpu4-ordered", "nested-irqs", "n6").table();
    assertTrue(lines.contains("     5  load task_pt_regs: ip"), () -> String.join("\n", lines));
  }
}
