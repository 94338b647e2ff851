package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A file may declare what the prelude has as a macro, as the function that it is in the kernel. */
class OwnPrototypeTest {
  private static final String REST =
      "\nstatic DEFINE_SPINLOCK(l);\nstatic void __task task(void) { spin_lock(&l); WARN_ON(!spin_is_locked(&l)); spin_unlock(&l); }\n";

  @Test
  void oneOfTheSameTypeIsTaken() {
    assertEquals(List.of(), Snippets.problems("void spin_lock(spinlock_t *lock);" + REST));
    assertEquals(
        List.of(),
        Snippets.problems("extern bool test_bit(long, volatile unsigned long *);" + REST));
    assertEquals(List.of(), Snippets.replay("void spin_lock(spinlock_t *);" + REST, "-"));
  }

  @Test
  void oneOfAnotherTypeIsRefused() {
    assertEquals(
        List.of(
            "test.c:1:6: error: 'spin_lock' is declared already, as 'void (spinlock_t *)' [redefinition]"),
        Snippets.problems("void spin_lock(int);" + REST));
  }

  @Test
  void aBodyThatWouldNeverBeCalledIsRefused() {
    List<String> problems =
        Snippets.problems("static void spin_lock(spinlock_t *lock) { barrier(); }" + REST);
    assertTrue(problems.get(0).contains("write #undef spin_lock before"), problems.toString());
  }

  @Test
  void behindAnUndefTheBodyOfTheFileIsCalled() {
    String own =
        "#undef spin_lock\nint taken;\nstatic void spin_lock(spinlock_t *lock) { taken = 1; }\n"
            + "static DEFINE_SPINLOCK(l);\nstatic void __task task(void) { spin_lock(&l); WARN_ON(taken); }\n";
    assertEquals(1, Snippets.replay(own, "-").size());
  }

  @Test
  void aCallAndAnInitialiserAreNone() {
    assertEquals(
        List.of(),
        Snippets.problems("static int x = 3;\nstatic DEFINE_PER_CPU(int, y) __aligned(8);" + REST));
  }
}
