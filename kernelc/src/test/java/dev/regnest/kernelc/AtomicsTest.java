package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C11's atomics: each access is one instruction. */
class AtomicsTest {
  private static final String INCLUDE = "#include <stdatomic.h>\n";

  private static String verdict(String text, String hypothesis) {
    return Snippets.judged(text, hypothesis).verdict().toString();
  }

  /** A task and its handler, which adds 2 once; the task sees whether that was lost. */
  private static String updated(String declaration, String statement) {
    return verdict(
        INCLUDE + declaration + "\nint ran;\nstatic void __task __times(1) t(void) { " + statement
            + " WARN_ON(ran && x != 3); }\n"
            + "static void __hardirq __times(1) h(void) { x += 2; ran = 1; }\n",
        "nested-irqs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x++;",
        "++x;",
        "x += 1;",
        "x |= 1;",
        "atomic_fetch_add(&x, 1);",
        "atomic_fetch_sub(&x, -1);",
        "atomic_fetch_or(&x, 1);",
        "atomic_fetch_xor(&x, 1);",
        "atomic_fetch_add_explicit(&x, 1, memory_order_relaxed);",
        "int old = x; while (!atomic_compare_exchange_weak(&x, &old, old + 1));",
      })
  void anUpdateOfAnAtomicIsOneInstruction(String statement) {
    assertEquals("PROVED", updated("atomic_int x;", statement));
  }

  @Test
  void anUpdateOfAPlainIntIsALoadAndAStore() {
    assertEquals("VIOLATED", updated("int x;", "x++;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "atomic_int a = 1; WARN_ON(a != 1); WARN_ON(a++ != 1); WARN_ON(++a != 3); WARN_ON((a -= 2) != 1);",
        "WARN_ON(atomic_fetch_add(&x, 5) != 0); WARN_ON(atomic_load(&x) != 5);",
        "x = 6; WARN_ON(atomic_fetch_xor(&x, 3) != 6); WARN_ON(x != 5);",
        "x = 6; WARN_ON(atomic_fetch_and(&x, 3) != 6); WARN_ON(x != 2);",
        "WARN_ON(atomic_exchange(&x, 4) != 0); WARN_ON(x != 4);",
        "int old = 1; WARN_ON(atomic_compare_exchange_strong(&x, &old, 7)); WARN_ON(old != 0 || x != 0);",
        "int old = 0; WARN_ON(!atomic_compare_exchange_strong(&x, &old, 7)); WARN_ON(old != 0 || x != 7);",
        "atomic_store_explicit(&x, 2, memory_order_release); WARN_ON(atomic_load_explicit(&x, memory_order_acquire) != 2);",
        "WARN_ON(atomic_flag_test_and_set(&f)); WARN_ON(!atomic_flag_test_and_set(&f)); atomic_flag_clear(&f); WARN_ON(f);",
        "typeof(x) y = 1; WARN_ON(y != 1); x *= 3; x <<= 1;",
      })
  void eachOperationIsThatOfC11(String statements) {
    assertEquals(
        List.of(),
        Snippets.run(
            INCLUDE
                + "atomic_int x = ATOMIC_VAR_INIT(0); atomic_flag f = ATOMIC_FLAG_INIT; _Atomic(long) w;",
            statements),
        statements);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_Atomic struct { int a; } x;", "int *_Atomic p;"})
  void whatNoInstructionCanAccessIsRefused(String declaration) {
    assertEquals(
        1,
        Snippets.problems(declaration + "\nstatic void __task t(void) { barrier(); }")
            .size());
  }

  @Test
  void withoutTheHeaderTheWordsAreTheKernels() {
    assertEquals(List.of(), Snippets.run("atomic_t a;", "WARN_ON(atomic_fetch_add(5, &a) != 0);"));
  }

  @Test
  void aCompilerMovesNothingAcrossOne() {
    String text = INCLUDE
        + "int x, y; %s a;\nstatic void __task t(void) { x = 1; %s; y = 1; barrier(); y = 0; barrier(); x = 0; }\n"
        + "static void __hardirq h(void) { WARN_ON(y && !x); }";
    assertEquals("PROVED", verdict(text.formatted("atomic_int", "a = 1"), "compiler-reorders"));
    assertEquals("PROVED", verdict(text.formatted("atomic_int", "a |= 1"), "compiler-reorders"));
    assertEquals("VIOLATED", verdict(text.formatted("int", "a = 1"), "compiler-reorders"));
    assertEquals(
        "VIOLATED",
        verdict(
            text.formatted("atomic_int", "atomic_store_explicit(&a, 1, memory_order_relaxed)"),
            "compiler-reorders"));
  }
}
