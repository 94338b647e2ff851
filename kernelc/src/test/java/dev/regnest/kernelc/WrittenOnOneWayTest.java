package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a handler writes on one of two ways that join is written, though it holds that value when the handler runs first, and though nobody reads it
 * before it is written again.
 */
class WrittenOnOneWayTest {
  private static Verdict verdict(String handler, String assertion) {
    return Snippets.judged("""
        static int x, y;
        static void __task task(void) { y ^= 1; x = 1; WARN_ON(%s); }
        static void __nmi nmi(void) { %s }
        """.formatted(assertion, handler), "nested-irqs").verdict();
  }

  @Test
  void aStoreThatIsChosen() {
    assertEquals(Verdict.VIOLATED, verdict("if (__VERIFIER_nondet_bool()) x = 0;", "x != 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (__VERIFIER_nondet_bool()) x = 0; else barrier();",
        "do { if (__VERIFIER_nondet_bool()) x = 0; } while (__VERIFIER_nondet_bool());",
        "if (y) x = 0;",
        "int i; for (i = 0; i < 3; i++) if (__VERIFIER_nondet_bool()) x = 0;",
        "switch (__VERIFIER_nondet_bool()) { case 1: x = 0; }"
      })
  void howeverItIs(String handler) {
    assertEquals(Verdict.VIOLATED, verdict(handler, "x != 1"));
    assertEquals(Verdict.PROVED, verdict(handler, "x != 1 && x != 0"));
  }

  @Test
  void aStoreOfWhatNestsThere() {
    String text = """
        static int x;
        static void __task task(void) { x = 1; WARN_ON(x != 1); }
        static void __hardirq hardirq(void) { barrier(); }
        static void __nmi nmi(void) { if (__VERIFIER_nondet_bool()) x = 0; }
        """;
    assertEquals(Verdict.VIOLATED, Snippets.judged(text, "nested-irqs").verdict());
  }
}
