package dev.regnest.report;

import static dev.regnest.report.Timelines.story;
import static dev.regnest.report.Timelines.timeline;
import static dev.regnest.report.Timelines.violation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import org.junit.jupiter.api.Test;

/** How it reads that a sample is written out after its handler has returned. */
class DeferredTimelineTest {
  private static String explained(String design, String hypothesis, String schedule, Claim claim) {
    Timeline timeline = timeline(design, hypothesis, schedule);
    return String.join(" ", timeline.steps(violation(timeline, claim)));
  }

  @Test
  void whatHitsTheOutputComesOverAHandlerThatHasReturned() {
    assertEquals("""
         task      NMI                     NMI
         --------- ----------------------- -----------------------
         <NMI>
                   in_nmi(): nmi_user_regs
                   fill nmi_user_regs
         </NMI>
         <OUTPUT>                                         // of first NMI's sample
                   <NMI>
                                           in_nmi(): nmi_user_regs
                                           fill nmi_user_regs  // overwrites
                   </NMI>
                   <OUTPUT>                               // of second NMI's sample
                   </OUTPUT>
                   emit nmi_user_regs                     // second NMI's words
         </OUTPUT>
        """.indent(0), story("nmi-user-regs", "deferred-output", "n2(n7)", Claim.P1));
  }

  @Test
  void thatTheHandlerHasReturnedIsTheReason() {
    String nmi = explained("nmi-user-regs", "deferred-output", "n2(n7)", Claim.P1);
    assertTrue(
        nmi.contains("The second NMI hits the output of the first NMI's sample at point 7, because"
            + " the first NMI has returned and its sample is still to be written out (not"),
        nmi);
    String softirq = explained("recursion-slot", "deferred-output", "s1(s13)", Claim.P1);
    assertTrue(
        softirq.contains("because the first softirq has returned and its sample is still to be"),
        softirq);
  }

  @Test
  void theHandlerItselfIsHitForTheReasonsOfOthers() {
    String said = explained("percpu4-posted", "deferred-output", "s1(h6)", Claim.P1);
    assertTrue(
        said.contains(
            "hardirq hits the softirq at point 6, because softirqs are served with irqs on"),
        said);
  }

  @Test
  void onlyAnExceptionThatWasThereLetsNmisInAgain() {
    String said = explained("single", "fault-in-nmi", "n9(f7n8)", Claim.P1);
    assertTrue(said.contains("because the IRET of the fault has let NMIs in again"), said);
  }
}
