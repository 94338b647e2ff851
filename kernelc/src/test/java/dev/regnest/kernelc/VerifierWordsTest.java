package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs written for SV-COMP and for Dartagnan mean here what they mean there, on one CPU. */
class VerifierWordsTest {
  private static final String HANDLER = """
      int x, y;
      pthread_t thread;
      void *handler(void *arg) { y = (int)(long)arg; return NULL; }
      int main(void)
      {
      	int seen;

      	__VERIFIER_make_interrupt_handler();
      	pthread_create(&thread, NULL, handler, (void *)3);
      	x = 1;
      	seen = y;
      	pthread_join(thread, NULL);
      	__VERIFIER_assert(%s);
      	return 0;
      }
      """;

  private static String judge(String text) {
    CFile file = CFile.of("test.c", text);
    Judgement judgement = Prover.judge(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow()),
        Registers.REPRESENTATIVE,
        () -> false);
    return judgement.verdict() + judgement.broken().keySet().toString();
  }

  @Test
  void aHandlerInterruptsItsMakerOnceAndIsThroughWhenJoined() {
    assertEquals("PROVED[]", judge(HANDLER.formatted("y == 3 && (seen == 0 || seen == 3)")));
    assertEquals("VIOLATED[ASSERT]", judge(HANDLER.formatted("seen != 3")));
    assertEquals("VIOLATED[ASSERT]", judge(HANDLER.formatted("seen != 0")));
    String counts = HANDLER.replace("y = (int)(long)arg;", "y++;");
    assertEquals("PROVED[]", judge(counts.formatted("y == 1")));
    assertEquals("VIOLATED[ASSERT]", judge(counts.formatted("seen == 1")));
  }

  @Test
  void noHandlerComesWhileInterruptsAreOff() {
    String masked = """
        static int x;
        void *handler(void *arg) { x = 2; return 0; }
        int main()
        {
        	__VERIFIER_register_interrupt_handler(handler);
        	__VERIFIER_disable_irq();
        	x = 1;
        	__VERIFIER_make_cb();
        	__VERIFIER_assert(x == 1);
        	__VERIFIER_enable_irq();
        	return 0;
        }
        """;
    assertEquals("PROVED[]", judge(masked));
    assertEquals("VIOLATED[ASSERT]", judge(masked.replace("__VERIFIER_disable_irq();", "")));
  }

  @Test
  void aThreadAndALookAtArgumentsAreRefusedClearly() {
    String thread = HANDLER.formatted("1").replace("__VERIFIER_make_interrupt_handler();", "");
    assertTrue(
        Snippets.problems(thread)
            .get(0)
            .startsWith(
                "test.c:9:16: error: a thread would run on a second CPU, which is out of scope"),
        thread);
    assertTrue(Snippets.problems("int main(int argc, char **argv) { return argc; }")
        .get(0)
        .contains("nobody gives main() arguments"));
    assertEquals(List.of(), Snippets.problems("int main(int argc, char **argv) { return 0; }"));
  }

  @Test
  void twoHandlersAreTwoDevicesThatDoNotInterruptEachOther() {
    String two = """
        int x, y;
        void *one(void *arg) { int was = x; x = 1; __VERIFIER_assert(x == 1); x = was + 1; return NULL; }
        void *other(void *arg) { x += 2; return NULL; }
        int main(void)
        {
        	pthread_t a, b;

        	__VERIFIER_make_interrupt_handler();
        	pthread_create(&a, NULL, one, NULL);
        	__VERIFIER_make_interrupt_handler();
        	pthread_create(&b, NULL, other, NULL);
        	pthread_join(b, NULL);
        	y = x;
        	%s
        	__VERIFIER_assert(%s);
        	return 0;
        }
        """;
    assertEquals("PROVED[]", judge(two.formatted("pthread_join(a, NULL);", "x == 3")));
    assertEquals("PROVED[]", judge(two.formatted("", "y == 2 || y == 3")));
    assertEquals("VIOLATED[ASSERT]", judge(two.formatted("", "y == 3")));
    assertEquals("VIOLATED[ASSERT]", judge(two.formatted("", "y == 2")));
  }

  private static final String THREAD =
      "int x;\nvoid *run(void *arg) { x = 2; __VERIFIER_assert(x == 2); return NULL; }\n"
          + "static void __hardirq irq(void) { %s }\nint main(void) { pthread_t t; %s }\n";

  @Test
  void aThreadThatMainStartsLastOrWaitsForIsTheTask() {
    for (String main : List.of(
        "pthread_create(&t, NULL, run, NULL);",
        "pthread_create(&t, NULL, run, NULL); return 0;",
        "pthread_create(&t, NULL, run, NULL); pthread_join(t, NULL); x = 0; return x;")) {
      assertEquals("PROVED[]", judge(THREAD.formatted("barrier();", main)), main);
      assertEquals("VIOLATED[ASSERT]", judge(THREAD.formatted("x = 1;", main)), main);
    }
  }

  @Test
  void aThreadBesideWhichMainGoesOnIsRefused() {
    for (String main : List.of(
        "pthread_create(&t, NULL, run, NULL); x = 0; pthread_join(t, NULL); return 0;",
        "pthread_create(&t, NULL, run, NULL); return x;",
        "pthread_t u; pthread_create(&t, NULL, run, NULL); pthread_join(u, NULL); return 0;",
        "if (x) pthread_create(&t, NULL, run, NULL); return 0;")) {
      List<String> problems = Snippets.problems(THREAD.formatted("barrier();", main));
      assertTrue(problems.get(0).endsWith("[thread]"), main + problems);
    }
  }

  @Test
  void anAssertionThatNothingReachesIsNamed() {
    String text = "static void unused(void) { WARN_ON(1); nothing_known(); BUG(); }\n"
        + "static void __nmi nmi(void) { WARN_ON(0); }\n";
    assertEquals(
        List.of(),
        Snippets.problems(text.replace("nothing_known();", "")),
        "what nothing reaches is read all the same");
    assertEquals(
        List.of("nothing reaches WARN_ON in unused(), line 1, nor 1 more"),
        CFile.of("t.c", text.replace("nothing_known();", "")).leftOut());
  }

  @Test
  void anAssumptionThatDoesNotHoldEndsTheRunAndAFailureBreaksIt() {
    String text =
        "int main(void) { int a = __VERIFIER_nondet_uchar(); %s return 0; }\nstatic void __nmi n(void) { }";
    assertEquals(
        "PROVED[]", judge(text.formatted("__VERIFIER_assume(a < 9); __VERIFIER_assert(a <= 8);")));
    assertEquals(
        "VIOLATED[ASSERT]",
        judge(text.formatted("__VERIFIER_assume(a < 9); __VERIFIER_assert(a < 8);")));
    assertEquals(
        "PROVED[]", judge(text.formatted("if (a > 3) abort(); __VERIFIER_assert(a != 4);")));
    assertEquals("VIOLATED[ASSERT]", judge(text.formatted("if (a == 200) reach_error();")));
    assertEquals("VACUOUS[]", judge(text.formatted("__VERIFIER_assume(0); WARN_ON(1);")));
  }

  @Test
  void aWideValueIsTriedWhereTheConstantsOfTheFileTellValuesApart() {
    String text =
        "int main(void) { %s a = __VERIFIER_nondet_%s(); __VERIFIER_assert(a != %s); return 0; }";
    assertEquals("VIOLATED[ASSERT]", judge(text.formatted("int", "int", "123456")));
    assertEquals("VIOLATED[ASSERT]", judge(text.formatted("unsigned long", "ulong", "~0UL")));
    assertEquals("VIOLATED[ASSERT]", judge(text.formatted("bool", "bool", "1")));
    assertEquals("UNKNOWN[]", judge(text.formatted("short", "short", "1 << 20")));
    assertTrue(CFile.of("t.c", text.formatted("int", "int", "1")).samplesValues());
    assertFalse(CFile.of("t.c", text.formatted("char", "char", "1")).samplesValues());
  }

  /** Each schedule has 900 stores and 900 values; 256 of them would be 460,000 points. */
  @Test
  void whereSchedulesAreLongTheEnumeratorAsksWhetherToStopAfterFewer() {
    CFile file = CFile.of(
        "test.c",
        "int x; int main(void) { for (int i = 0; i < 900; i++) x = __VERIFIER_nondet_bool(); }");
    int[] asked = {0};
    Judgement judgement = Enumerator.judge(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow()),
        Registers.REPRESENTATIVE,
        /* interrupts= */ 0,
        () -> asked[0]++ > 0);
    assertFalse(judgement.complete());
    assertTrue(
        judgement.schedules() > 1 && judgement.schedules() < 20, () -> "" + judgement.schedules());
  }

  @Test
  void aFileMayDefineSuchAWordItself() {
    assertEquals(
        "VIOLATED[ASSERT]",
        judge("void reach_error() { assert(0); } extern void abort(void);"
            + "void __VERIFIER_assert(int c) { if (!c) { reach_error(); abort(); } }"
            + "int main() { __VERIFIER_assert(0); return 0; }"));
    assertEquals(
        List.of(
            "test.c:1:18: error: '__VERIFIER_nondet_float' is not declared; of the SV-COMP names, __VERIFIER_assert(),"
                + " __VERIFIER_assume() and __VERIFIER_nondet_TYPE() are known, with bool and the integers for TYPE [unknown-word]"),
        Snippets.problems("int main(void) { __VERIFIER_nondet_float(); return 0; }"));
  }
}
