package dev.regnest.explore;

import static dev.regnest.explore.Runs.design;
import static dev.regnest.explore.Runs.hypothesis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where an interrupt catches task_pt_regs half built, push by push.
 *
 * <p>Point 1 of the task is user mode, point 2 the kernel on the user's stack; at point p, 3 or more, p - 3 words have been pushed. ax
 * is the 11th of them, bp the 17th. v4.4 pushes 15 and lets interrupts in after the second; v5.11 pushes 21 with interrupts off.
 */
class HalfBuiltEntryTest {
  private static final String FROM_HARDIRQS_STI = "5 6 7 8 9 10 11 12 13";

  @Test
  void anNmiBeforeTheStackSwitchHasAnSpThatTheRangeTestDoesNotKnow() {
    assertEquals("2", leaks("on-stack", Era.V4_4, "n", 18, Register.AX));
    assertEquals("2", leaks("on-stack", Era.V5_11, "n", 24, Register.AX));
  }

  @Test
  void theRangeTestEndsAtR11SoBpIsReadBeforeItIsPushed() {
    // 15 and 16 words pushed: past r11, before bp.
    assertEquals("2 18 19", leaks("on-stack", Era.V5_11, "n", 24, Register.BP));
    assertEquals("2 18 19", leaks("nmi-user-regs", Era.V5_11, "n", 24, Register.BP));
  }

  @Test
  void v44AnswersNotAvailableForBpInstead() {
    assertEquals("", leaks("on-stack", Era.V4_4, "n", 18, Register.BP));
  }

  @Test
  void aHardirqItselfIsCaughtByTheRangeTestUnlessTheDesignSkipsIt() {
    assertEquals("", leaks("on-stack", Era.V4_4, "h", 18, Register.AX));
    assertEquals(FROM_HARDIRQS_STI, leaks("nmi-user-regs", Era.V4_4, "h", 18, Register.AX));
  }

  @Test
  void anNmiOverThatHardirqHasItsSpElsewhere() {
    // The hardirq's frame answers abi NONE, so its only point is the return.
    assertEquals(FROM_HARDIRQS_STI, leaks("on-stack", Era.V4_4, "h", 18, Register.AX, "(n1)"));
  }

  @Test
  void withInterruptsOffNoHardirqSeesIt() {
    assertEquals("", leaks("nmi-user-regs", Era.V5_11, "h", 24, Register.AX));
  }

  private static String leaks(String design, Era era, String kind, int points, Register r) {
    return leaks(design, era, kind, points, r, "");
  }

  /** {@return the points of the task at which that arrival makes some sample leak} */
  private static String leaks(
      String design, Era era, String kind, int points, Register r, String inside) {
    Hypothesis hypothesis = hypothesis("half-built-entry").in(era);
    List<String> leaking = new ArrayList<>();
    for (int point = 1; point <= points; point++) {
      try {
        var violations = Runs.violations(design(design), hypothesis, kind + point + inside, r);
        if (Runs.claims(violations).contains(Claim.P3)) {
          leaking.add("" + point);
        }
      } catch (IllegalScheduleException interruptsAreOff) {
        assertEquals("h", kind, interruptsAreOff.getMessage());
      }
    }
    return String.join(" ", leaking);
  }
}
