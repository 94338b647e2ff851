package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Schedule;
import org.junit.jupiter.api.Test;

/** A falsified property shows a reviewer the counterexample's table and the line that replays it. */
class FailureOutputTest {
  private static final Scenario BREAKING =
      new Scenario(Question.of("percpu4-posted", "bh-disabled"), Schedule.parse("h8"));

  @Test
  void theMessageIsTheCounterexampleAsItIsPastedIntoAMail() {
    String message =
        assertThrows(AssertionError.class, () -> BREAKING.keeps(Claim.P1)).getMessage();
    assertTrue(
        message.contains("regnest: Interference (equal words) in percpu4-posted: task sample,"),
        message);
    assertTrue(message.contains("<IRQ>"), message);
    assertTrue(
        message.contains("./regnest replay percpu4-posted 'h8' --hypothesis bh-disabled"), message);
  }

  @Test
  void aClaimThatIsKeptSaysNothing() {
    assertDoesNotThrow(() -> BREAKING.keeps(Claim.P2));
  }

  @Test
  void aScheduleThatARuleForbidsIsNoScenario() {
    Scenario forbidden = new Scenario(BREAKING.question(), Schedule.parse("s8"));
    AssertionError error = assertThrows(AssertionError.class, forbidden::violations);
    assertTrue(error.getMessage().contains("percpu4-posted under bh-disabled: s8"));
  }
}
