package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SteppedTest {
  @Test
  void aLineIsReadAsItWasWritten() {
    Stepped broken = new Stepped(
        "a.B",
        16,
        1,
        2,
        "fill:17, line 123",
        new TreeMap<>(Map.of("1, 1", 13L, "1, 3", 2L)),
        List.of("1, 3"));
    assertEquals(Optional.of(broken), Stepped.parse(broken.line()));
    Stepped whole = new Stepped("a.B", 16, 0, 0, "", new TreeMap<>(Map.of("1, 1", 16L)), List.of());
    assertEquals(Optional.of(whole), Stepped.parse(whole.line()));
  }

  @Test
  void whatTheJvmPrintsIsNoResult() {
    assertEquals(Optional.empty(), Stepped.parse("OpenJDK 64-Bit Server VM warning: whatever"));
  }
}
