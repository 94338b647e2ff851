package org.example;

import static dev.regnest.junit.RegnestAssertions.assertProved;
import static dev.regnest.junit.RegnestAssertions.assertViolated;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LevelSlotsTest {
  private final Design design = LevelSlots.design();

  @Test
  void itHoldsWhereHardirqsDoNotNest() {
    assertProved(design, "nested-irqs");
  }

  @Test
  void itBreaksWhereExceptionsNestAsNmisDo() {
    assertViolated(design, Set.of(Claim.P1), "nmi-like-exceptions");
  }

  @Test
  @Tag("breaks")
  void itHoldsWhereExceptionsNestAsNmisDo() {
    assertProved(design, "nmi-like-exceptions");
  }
}
