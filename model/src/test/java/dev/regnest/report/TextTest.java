package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.Register;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void wrapsAtTheWidthAndIndentsWhatFollows() {
    assertEquals(List.of("1. one two", "   three"), Text.wrap("1. ", "   ", "one two three", 10));
  }

  @Test
  void aWordThatIsTooLongStandsAlone() {
    assertEquals(List.of("a", "bcdefgh", "i"), Text.wrap("", "", "a bcdefgh i", 4));
  }

  @Test
  void listsAsPeopleDo() {
    assertEquals("", Text.list(List.of()));
    assertEquals("ip", Text.list(List.of("ip")));
    assertEquals("ip, ax and bp", Text.list(List.of("ip", "ax", "bp")));
  }

  @Test
  void manyRegistersAreNamedByTheFirstAndTheLast() {
    assertEquals("ip, ax", Text.labels(List.of(Register.IP, Register.AX)));
    assertEquals("r15 ... ss (21 words)", Text.labels(List.of(Register.values())));
  }

  @Test
  void numbersInARowAreARange() {
    assertEquals("1,2,4,6-8", Breaks.ranges(List.of(1, 2, 4, 6, 7, 8)));
  }
}
