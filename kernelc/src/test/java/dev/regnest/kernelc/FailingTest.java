package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question is asked where its condition is evaluated, though what fails stands behind it and is never reached. */
class FailingTest {
  private static Verdict verdict(String statements) {
    String text = """
        extern void __assert_fail(const char *, const char *, unsigned int, const char *);
        static int x, y;
        static void fails(void) { y = 1; assert(0); }
        static void leads_there(void) { fails(); }
        static void must(int condition) { if (!condition) { ERROR: { fails(); abort(); } } return; }
        static void __nmi nmi(void) { x = 1; }
        static void __task task(void) { %s }
        """.formatted(statements);
    return Snippets.judged(text, "nested-irqs").verdict();
  }

  /** Nothing sets x to anything but 1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (x > 1) BUG();",
        "if (x > 1) { y = 2; WARN_ON(1); }",
        "if (x > 1) reach_error();",
        "if (x > 1) __VERIFIER_error();",
        "if (x > 1) __VERIFIER_assert(0);",
        "if (x > 1) __assert_fail(\"x\", \"test.c\", 1, \"task\");",
        "if (x > 1) (void)BUG_ON(!0);",
        "if (x <= 1) y = 2; else BUG();",
        "if (x > 1) { if (y) BUG(); else reach_error(); }",
        "if (x > 1) leads_there();",
        "must(x <= 1);",
        "switch (x) { case 0: case 1: break; default: BUG(); }"
      })
  void whatIsNeverReachedIsAskedByTheConditionBeforeIt(String statements) {
    assertEquals(Verdict.PROVED, verdict(statements));
    assertEquals(Verdict.VIOLATED, verdict("x = 2; " + statements));
  }

  /** The twins, of which the last two ask of y only where x is above 1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (x > 1) abort();",
        "if (x > 1) y = 2;",
        "if (x > 1) { return; BUG(); }",
        "if (x > 1) WARN_ON(0);",
        "if (x > 1) WARN_ON(y);",
        "if (x > 1) if (y) BUG();"
      })
  void whereNothingFailsForSureNothingIsAsked(String statements) {
    assertEquals(Verdict.VACUOUS, verdict(statements));
  }
}
