package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownTest {
  private static final List<String> NAMES = List.of("single", "pile-4", "pile-deep");

  @Test
  void theNearestNameTakesTheFewestEdits() {
    assertEquals(Optional.of("pile-4"), Known.nearest("pile4", NAMES));
    assertEquals(Optional.of("pile-deep"), Known.nearest("PILE_DEEP", NAMES));
    assertEquals(Optional.of("single"), Known.nearest("singel", NAMES));
  }

  @Test
  void whatIsFarFromAllHasNoNearest() {
    assertEquals(Optional.empty(), Known.nearest("ringbuffer", NAMES));
  }
}
