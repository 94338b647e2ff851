package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhyItHoldsTest {
  private static List<String> why(String design, String hypothesis) {
    Judgement judgement = Engines.judge(
        Designs.named(design).orElseThrow(),
        Hypotheses.named(hypothesis).orElseThrow(),
        Registers.REPRESENTATIVE,
        () -> false);
    return WhyItHolds.of(judgement);
  }

  @Test
  void namesTheOtherSlotOrTheRuleForEachSource() {
    String said = String.join(" ", why("percpu4-ordered", "nested-irqs")).replaceAll(" +", " ");
    assertEquals(
        " why P1, P2 and P3 hold: what may hit a sample while its copy is in use"
            + " task sample in slot 0: NMI -> slot 3; hardirq -> slot 2; softirq -> slot 1"
            + " softirq sample in slot 1: NMI -> slot 3; hardirq -> slot 2;"
            + " softirq -> no, irq exit runs softirqs only if !in_interrupt()"
            + " hardirq sample in slot 2: NMI -> slot 3;"
            + " hardirq and softirq -> no, irqs are off since its entry"
            + " NMI sample in slot 3: NMI -> no, NMIs are masked until the next IRET;"
            + " hardirq and softirq -> no, irqs are off since its entry",
        said);
  }

  @Test
  void whereP1AloneBreaksTheOthersHoldByTheLemma() {
    String said = String.join("\n", why("single", "nested-irqs"));
    assertTrue(said.startsWith(" why P2 and P3 hold"), said);
    assertTrue(said.contains("NMI -> stores the same values there"), said);
    assertTrue(said.endsWith("a task has one set of user registers at a time"), said);
  }

  @Test
  void aBusyLevelIsWhatKeepsAnExceptionOut() {
    String said = String.join(" ", why("recursion-slot", "nmi-like-exceptions"));
    assertTrue(said.contains("kprobe -> dropped: no free slot"), said);
  }

  @Test
  void taskBMeetsTheGuardOnTheCpuThatTaskAHasLeftAndAMoveStoresNothing() {
    String said = String.join(" ", why("percpu4-posted", "migration")).replaceAll(" +", " ");
    assertTrue(
        said.contains("task sample in slot 3 of cpu0: NMI -> slot 0 of cpu0; preempting task ->"
            + " dropped by the kernel's own guard; move to the other CPU -> stores nothing"),
        said);
  }

  @Test
  void whatBreaksEveryClaimAboutCopiesIsNotExplained() {
    assertEquals(List.of(), why("not-yet-filled-shared", "nested-irqs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nmi-like-exceptions", "traced-sampling-path", "deferred-output"})
  void fitsAMail(String hypothesis) {
    List<String> lines = why("pile-deep", hypothesis);
    assertFalse(lines.isEmpty());
    lines.forEach(line -> assertTrue(line.length() <= Table.WIDTH, line));
  }
}
