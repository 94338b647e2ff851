package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * preempt_count is one word: what one of its fields gives back without having it, it borrows from the next, and in_nmi() is true. The model
 * has a cell for each, so the giving back itself is what breaks.
 */
class CountsBelowZeroTest {
  private static Set<Claim> broken(String text) {
    return Snippets.judged(text, "nested-irqs").broken().keySet();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preempt_enable();",
        "local_bh_enable();",
        "spin_unlock(&lock);",
        "preempt_disable(); preempt_enable(); preempt_enable();"
      })
  void givingBackWhatNobodyHasTakenBreaksAnAssertion(String statements) {
    assertEquals(Set.of(Claim.ASSERT), broken("""
        static DEFINE_SPINLOCK(lock);
        static void __task __times(2) task(void) { WARN_ON(in_nmi()); %s }
        static void __nmi nmi(void) { }
        """.formatted(statements)));
  }

  /** The twin: what somebody has taken, whoever it was. */
  @Test
  void givingBackWhatAnotherFrameHasTakenDoesNot() {
    assertEquals(Set.of(), broken("""
        static int taken;
        static void __task task(void)
        {
        	preempt_disable();
        	taken = 1;
        	taken = 0;
        	preempt_enable();
        }
        static void __hardirq hardirq(void)
        {
        	WARN_ON(in_nmi());
        	if (taken) {
        		preempt_enable();
        		preempt_disable();
        	}
        }
        """));
  }

  @Test
  void theLineOfItIsTold() {
    String text = "static void __task task(void)\n{\n\tpreempt_enable();\n}\n";
    assertEquals(
        List.of("DEBUG_LOCKS_WARN_ON(val > preempt_count()) in preempt_enable() at test.c:3 fires"),
        Snippets.replay(text, "-"));
  }
}
