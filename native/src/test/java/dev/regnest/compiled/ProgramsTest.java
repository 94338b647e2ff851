package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Programs with a main(): what it makes a handler arrives once from then on, and what they assume of a run is so in all that count. */
@NeedsGcc
class ProgramsTest {
  private static final Effort EFFORT = new Effort(1, true, 1, 1, 60);

  private static Result result(String text) {
    Result result =
        Guards.results(Guards.file("program.c", text), EFFORT, List.of(), "2").get(0);
    assertTrue(result.isComplete(), result::toString);
    return result;
  }

  private static String made(String before, String after) {
    return """
        static int x;
        static pthread_t t;
        void *handler(void *arg) { WRITE_ONCE(x, READ_ONCE(x) + (arg ? 2 : 1)); return NULL; }
        int main(void)
        {
        	WRITE_ONCE(x, 4);
        	%s
        	__VERIFIER_make_interrupt_handler();
        	pthread_create(&t, NULL, handler, (void *)1);
        	%s
        	return 0;
        }
        """.formatted(before, after);
  }

  @Test
  void aHandlerArrivesOnceAndNotBeforeItIsMade() {
    String six = "__VERIFIER_assert(READ_ONCE(x) != 6);";
    assertEquals(0, result(made(six, "")).bad());
    Result after = result(made("", six));
    assertEquals("__VERIFIER_assert()", after.breaks().get(0).text());
    assertEquals(10, after.breaks().get(0).line());
    assertEquals(0, result(made("", "__VERIFIER_assert(READ_ONCE(x) < 7);")).bad());
  }

  @Test
  void aRunInWhichItHasNotComeByTheJoinIsNotLookedAt() {
    String join = "pthread_join(t, NULL);";
    String six = "if (READ_ONCE(x) == 4) reach_error();";
    assertEquals(0, result(made("", join + six)).bad());
    assertTrue(result(made("", six)).claims().contains("ASSERT"));
  }

  @Test
  void whatIsAssumedOtherwiseEndsTheRunAndBreaksNothing() {
    String assumed = "__VERIFIER_assume(READ_ONCE(x) == 4); __VERIFIER_assert(READ_ONCE(x) == 4);";
    assertTrue(result(made("", assumed)).bad() > 0, "it may come between the two");
    assertEquals(0, result(made("", "if (READ_ONCE(x) != 4) abort();")).bad());
    assertTrue(result(made("", "if (READ_ONCE(x) != 4) reach_error();")).bad() > 0);
  }

  @Test
  void aLockTakenOverItsHolderIsTheClaimThatItIsInTheModel() {
    Result result = result("""
        static DEFINE_SPINLOCK(lock);
        static void __task t(void) { spin_lock(&lock); spin_unlock(&lock); }
        static void __hardirq h(void) { spin_lock(&lock); spin_unlock(&lock); }
        """);
    assertEquals(Set.of("P6"), result.claims());
    assertEquals("deadlock: &lock is held already", result.breaks().get(0).text());
  }

  @Test
  void aBodyOfItsOwnIsWhatAFileCalls() {
    String own = """
        void __VERIFIER_assert(int condition) { if (!condition) { ERROR: reach_error(); } }
        """;
    assertTrue(result(own + made("", "__VERIFIER_assert(READ_ONCE(x) == 4);")).bad() > 0);
    assertEquals(
        0,
        result("void reach_error(void) { }\n" + made("", "if (READ_ONCE(x) == 4) reach_error();"))
            .bad());
  }
}
