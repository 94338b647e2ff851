package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.run.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two live frames of one kind have one stack in the model, which nothing may be able to tell. */
class OneStackTest {
  private static Verdict verdict(String stores, String hypothesis) {
    String text = """
        static int *p;
        static unsigned long word;
        static DEFINE_PER_CPU(int *, pointer);
        static void takes(int *where) { *where = 1; }
        static void __hardirq hardirq(void)
        {
        	int x = 0;
        	%s
        	WARN_ON(x > 1);
        }
        """.formatted(stores);
    return Snippets.judged(text, hypothesis).verdict();
  }

  /** Compared there, it would be equal to its own in the frame that interrupts, which it is not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "p = &x; WARN_ON(p != &x);",
        "word = (unsigned long)&x;",
        "xchg(&p, &x);",
        "cmpxchg(&p, NULL, &x);",
        "this_cpu_write(pointer, &x);"
      })
  void whereHardirqsNestNoneStoresTheAddressOfALocal(String stores) {
    Refused refused = assertThrows(Refused.class, () -> verdict(stores, "irqs-on-in-hardirq"));
    assertTrue(refused.getMessage().startsWith("test.c:8: the address of a local variable"));
  }

  /** The twins: one frame at a time, or an address that no other frame sees. */
  @ParameterizedTest
  @ValueSource(strings = {"p = &x; WARN_ON(p != &x);", "word = (unsigned long)&x;"})
  void whereTheyDoNotNestItMay(String stores) {
    assertEquals(Verdict.PROVED, verdict(stores, "nested-irqs"));
    assertEquals(Verdict.PROVED, verdict("takes(&x);", "irqs-on-in-hardirq"));
  }
}
