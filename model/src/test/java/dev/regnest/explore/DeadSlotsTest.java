package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.Register;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadSlotsTest {
  @Test
  void inTheMailsPatchNobodyEverReachesTheSlotOfServingSoftirqs() {
    assertEquals(List.of("__regs_user[2]"), dead("percpu4-posted"));
  }

  /** A slot of a pile is deep, not dead: how many are used grows with nesting. */
  @ParameterizedTest
  @ValueSource(
      strings = {"percpu4-ordered", "recursion-slot", "pile-4", "on-stack", "callchain-early-put"})
  void elsewhereNoneIsDead(String design) {
    assertEquals(List.of(), dead(design));
  }

  private static List<String> dead(String design) {
    return DeadSlots.of(
        List.of(Runs.judge(Runs.design(design), Runs.hypothesis("nested-irqs"), 1, Register.AX)),
        () -> false);
  }
}
