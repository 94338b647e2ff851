package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentence on what a compiler did to the order of stores. */
class WhyTest {
  private static final Why.Store COUNT = new Why.Store("count", 3);
  private static final Why.Store BUFFER = new Why.Store("buffer[0]", 5);
  private static final Why.Store BACK = new Why.Store("count", 9);

  private static String why(List<Why.Store> written, List<Why.Store> compiled) {
    return Why.sentence(/* breaksAsWritten= */ false, written, compiled);
  }

  @Test
  void aStoreThatComesTooLateWasMoved() {
    assertEquals(
        "the store to count (line 3) was moved below the store to buffer[0] (line 5)",
        why(List.of(COUNT, BUFFER), List.of(BUFFER, COUNT)));
  }

  @Test
  void oneThatIsNotThereWasTakenTogetherWithAnother() {
    assertEquals(
        "no instruction changes count any more: the compiler took together what lines 3 and 9 do to it",
        why(List.of(COUNT, BUFFER, BACK), List.of(BUFFER)));
  }

  @Test
  void ofSeveralToOneCellFewerMayBeLeft() {
    assertEquals(
        "stores to the same cell were taken together: 2 are left of 3",
        why(List.of(COUNT, BUFFER, BACK), List.of(COUNT, BUFFER)));
  }

  @Test
  void theSameStoresLeaveOnlyLoads() {
    assertEquals(
        "no store was moved; a load was, or what it had loaded was kept in a register",
        why(List.of(COUNT, BUFFER), List.of(COUNT, BUFFER)));
  }

  @Test
  void whatBreaksAtO0BreaksAsItIsWritten() {
    assertEquals(
        "it breaks as it is written: -O0, which moves nothing, breaks as well",
        Why.sentence(/* breaksAsWritten= */ true, List.of(COUNT, BUFFER), List.of(BUFFER, COUNT)));
  }
}
