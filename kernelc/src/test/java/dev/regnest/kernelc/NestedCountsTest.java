package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Judgement;
import org.junit.jupiter.api.Test;
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

  @Test
  void theWholeCountTellsANestedHandlerFromTheOneThatItHits() {
    String text = FILE.formatted("preempt_count() == HARDIRQ_OFFSET");
    assertEquals(
        "VIOLATED", Snippets.judged(text, "irqs-on-in-hardirq").verdict().toString());
  }

  /** The macros of include/linux/preempt.h leave the bits of their field, which are no 1, and do not fit into a byte. */
  @Test
  void whatIsAskedForItsValueHasTheBitsOfItsField() {
    String text = """
        static int slots[2];
        static void __task task(void)
        {
        	local_bh_disable();
        	WARN_ON(in_softirq() != 2 * SOFTIRQ_OFFSET || in_interrupt() != 2 * SOFTIRQ_OFFSET);
        	WARN_ON(in_serving_softirq() != 0);
        	local_bh_enable();
        	slots[in_nmi()] = 0;
        }
        static void __softirq softirq(void) { WARN_ON(in_serving_softirq() != SOFTIRQ_OFFSET); }
        static void __hardirq hardirq(void)
        {
        	unsigned char byte = in_hardirq();

        	WARN_ON(byte || in_hardirq() != HARDIRQ_OFFSET);
        }
        static void __nmi nmi(void) { WARN_ON(in_nmi() != NMI_OFFSET); %s }
        """;
    assertEquals(
        "PROVED", Snippets.judged(text.formatted(""), "nested-irqs").verdict().toString());
    String index = "slots[in_nmi()] = 0;";
    assertEquals(
        "VIOLATED",
        Snippets.judged(text.formatted(index), "nested-irqs").verdict().toString());
  }

  /** A condition asks only whether there is any, so a proof without a limit of depth may answer it. */
  @Test
  void aConditionAsksNoValue() {
    String text = "static int x;\nstatic void __task task(void) { WARN_ON(x > 1); }\n"
        + "static void __hardirq hardirq(void) { if (in_hardirq() && !in_nmi()) x = 1; }\n";
    assertEquals("PROVED", Snippets.judged(text, "irqs-on-in-hardirq").verdict().toString());
  }
}
