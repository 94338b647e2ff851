package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Predicate;
import org.junit.jupiter.api.Test;

/** Another question in place of the one that the design asks. */
class AskedInsteadTest extends OneStage {
  @Test
  void anotherQuestionIsAskedOfEveryPredicateButTheLevel() {
    assertEquals("", run(new AskedInstead(Predicate.IN_INTERRUPT), cpu -> {
      assertEquals(false, cpu.inHardirq());
      cpu.localBhDisable();
      assertEquals(true, cpu.inHardirq());
      assertEquals(0, cpu.interruptContextLevel());
    }));
  }
}
