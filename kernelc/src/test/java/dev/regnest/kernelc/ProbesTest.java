package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernel.Era;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where kprobes may be, and what runs when one is hit. */
class ProbesTest {
  private static Verdict verdict(Era era, String file) {
    CFile read = CFile.of("test.c", file);
    return Judge.judge(
            read.design(),
            read.under(Hypotheses.named("nmi-like-exceptions").orElseThrow().in(era)),
            Registers.REPRESENTATIVE,
            () -> false)
        .verdict();
  }

  /** Raised is 1 in the middle of f() alone, or in g(), which f() calls. */
  private static Verdict of(Era era, String declarations, String marker) {
    return verdict(era, """
        static int raised;
        %s
        static void __task task(void) { f(); }
        static void %s probe(void) { WARN_ON(raised); }
        """.formatted(declarations, marker));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          static void f(void) { raised = 1; raised = 0; }                                                      | VIOLATED
          static noinstr void f(void) { raised = 1; raised = 0; }                                              | PROVED
          static void __kprobes f(void) { raised = 1; raised = 0; }                                            | PROVED
          static void f(void) { raised = 1; raised = 0; } NOKPROBE_SYMBOL(f);                                  | PROVED
          static void f(void); NOKPROBE_SYMBOL(f); static void f(void) { raised = 1; raised = 0; }             | PROVED
          static void g(void) { barrier(); } static noinstr void f(void) { raised = 1; g(); raised = 0; }      | PROVED
          static void g(void) { raised = 2; } static noinstr void f(void) { raised = 1; g(); raised = 0; }     | VIOLATED
          static __always_inline void g(void) { raised = 2; } static noinstr void f(void) { raised = 1; g(); raised = 0; } | PROVED
          static noinstr void g(void) { raised = 1; raised = 0; } static void f(void) { g(); }                 | PROVED
          static noinstr void g(void) { raised = 1; } static void f(void) { g(); raised = 0; }                 | VIOLATED
          """)
  void textThatIsNotProbedIsHitByNoKprobeOfEitherKindAndWhatItCallsIs(
      String declarations, Verdict expected) {
    for (String marker : new String[] {"__kprobe", "__optprobe"}) {
      assertEquals(expected, of(Era.V6_19, declarations, marker), marker);
    }
  }

  @Test
  void breakpointsHitTextThatIsNotProbed() {
    String notProbed = "static noinstr void f(void) { raised = 1; raised = 0; }";
    assertEquals(Verdict.VIOLATED, of(Era.V6_19, notProbed, "__breakpoint"));
  }

  @ParameterizedTest
  @CsvSource({
    "__kprobe, __nmi, V4_4",
    "__kprobe, __nmi, V6_19",
    "__optprobe, __nmi, V4_4",
    "__optprobe, __hardirq, V6_19"
  })
  void noKprobesHandlerRunsInsideAnothersNorInWhatInterruptsIt(
      String marker, String between, Era era) {
    String file = """
        static int busy;
        static void work(void) { barrier(); }
        static void %2$s between(void) { work(); }
        static void %1$s probe(void)
        {
        	WARN_ON(busy);
        	busy = 1;
        	work();
        	busy = 0;
        }
        """.formatted(marker, between);
    assertEquals(Verdict.PROVED, verdict(era, file));
    // A hardware breakpoint is none of them.
    String other = file.replace("static void " + marker, "static void __breakpoint " + marker);
    assertEquals(Verdict.VIOLATED, verdict(era, other));
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void anOptprobeIsNoExceptionAndKeepsTheContextThatItHits(Era era) {
    String file = "static void __optprobe probe(void) { WARN_ON(in_nmi() || in_irq()); }";
    assertEquals(Verdict.PROVED, verdict(era, file));
    assertEquals(Verdict.VIOLATED, verdict(era, file.replace("__optprobe", "__kprobe")));
    assertEquals(
        Verdict.VIOLATED, verdict(era, file + "static void __hardirq irq(void) { barrier(); }"));
  }

  /** Source: arch/x86/kernel/kprobes/opt.c {@code optimized_callback()}. */
  @ParameterizedTest
  @CsvSource({
    "V4_4, irqs_disabled(), PROVED",
    "V4_6, irqs_disabled(), PROVED",
    "V5_11, irqs_disabled(), VIOLATED",
    "V6_19, irqs_disabled(), VIOLATED",
    "V4_4, preempt_count(), VIOLATED",
    "V5_11, preempt_count(), PROVED"
  })
  void anOptprobeOverATaskRunsWithIrqsOrWithPreemptionOff(Era era, String isOff, Verdict expected) {
    assertEquals(
        expected, verdict(era, "static void __optprobe probe(void) { WARN_ON(!" + isOff + "); }"));
  }
}
