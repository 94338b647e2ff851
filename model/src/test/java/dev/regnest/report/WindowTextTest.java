package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.kernel.Era;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTextTest {
  @Test
  void aWindowIsCountedInPointsOfTheInterruptedFrame() {
    assertEquals(
        List.of(" window: 6 of 15 points"),
        window("percpu4-posted", "nested-irqs", Era.V4_4, Claim.P1));
  }

  /** v4.4 copies nothing that is pushed after r11, and up to r11 the range test answers abi NONE. */
  @Test
  void insideEntryAWindowIsNamedPushByPush() {
    assertEquals(
        List.of(" window: 1 of 18 points: after enter kernel, before switch stack"),
        window("on-stack", "half-built-entry", Era.V4_4, Claim.P3));
  }

  /** Since v4.19 bp is copied too, but the range test still ends at r11. */
  @Test
  void aSecondWindowOpensBehindTheRangeTest() {
    assertEquals(
        List.of(
            " window: 3 of 24 points: after enter kernel, before switch stack; after",
            "   push r11, before push bp"),
        window("nmi-user-regs", "half-built-entry", Era.V5_11, Claim.P3));
  }

  @Test
  void whatBreaksByItselfHasNoWindow() {
    assertEquals(List.of(), window("nmi-user-regs", "nested-irqs", Era.V4_4, Claim.P3));
  }

  private static List<String> window(String design, String hypothesis, Era era, Claim claim) {
    Hypothesis asked = Timelines.hypothesis(hypothesis).in(era);
    Judgement judgement =
        Enumerator.judge(Timelines.design(design), asked, Registers.REPRESENTATIVE, 2, () -> false);
    List<String> text =
        CounterexampleText.of(judgement, judgement.broken().get(claim)).lines();
    int from = text.stream().map(line -> line.startsWith(" window:")).toList().indexOf(true);
    return from < 0 ? List.of() : text.subList(from, text.size() - 1);
  }
}
