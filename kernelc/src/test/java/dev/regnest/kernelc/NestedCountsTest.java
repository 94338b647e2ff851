package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Judgement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Code that reads preempt_count can tell a nested handler from one that is not.
 *
 * <p>A proof without a limit of depth only tells no nested frame from some, so it must not answer such code.
 */
class NestedCountsTest {
  private static final String FILE = """
      static int y;
      static void __task task(void)
      {
      	BUG_ON(READ_ONCE(y));
      }
      static void __hardirq hardirq(void)
      {
      	bool outermost = %s;

      	WRITE_ONCE(y, !outermost);
      }
      """;

  /** The outer one stores 0, the inner one 1 behind it; in_hardirq() is true in both. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          preempt_count() == HARDIRQ_OFFSET     | h1(h3)
          hardirq_count() < 2 * HARDIRQ_OFFSET  | h1(h3)
          irq_count() == HARDIRQ_OFFSET         | h1(h3)
          !(preempt_count() & 0x20000)          | h1(h3)
          hardirq_count() != 0                  |
          in_hardirq()                          |
          """)
  void aProofCountsNestedHandlersWhereTheCodeDoes(String outermost, String schedule) {
    Judgement judged = Snippets.judged(FILE.formatted(outermost), "irqs-on-in-hardirq");
    String found = judged.broken().values().stream()
        .map(example -> example.schedule().toString())
        .findFirst()
        .orElse(null);
    assertEquals(schedule, found);
    assertEquals(schedule == null ? "PROVED" : "VIOLATED", judged.verdict().toString());
  }
}
