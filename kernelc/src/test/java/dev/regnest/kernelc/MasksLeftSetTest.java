package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes before a mask that its function leaves set is interrupted all the same.
 *
 * <p>At every end of such a function the interrupt is masked, so whoever lets it in there alone never sees what it does.
 */
class MasksLeftSetTest {
  private static Set<Claim> broken(String text) {
    CFile file = CFile.of("test.c", text);
    Hypothesis hypothesis = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    return Prover.judge(file.design(), hypothesis, Registers.REPRESENTATIVE, () -> false)
        .broken()
        .keySet();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN_ON(x); local_irq_disable();",
        "WARN_ON(x); spin_lock_irq(&lock); spin_unlock(&lock);",
        "unsigned long flags; WARN_ON(x); local_irq_save(flags);",
        "WARN_ON(x); local_irq_disable(); BUG_ON(n); n = 1;",
        "WARN_ON(x); local_irq_disable(); __VERIFIER_assume(n);"
      })
  void aHardirqComesBeforeInterruptsAreLeftOff(String ending) {
    assertEquals(Set.of(Claim.ASSERT), broken("""
        static int x, n;
        static DEFINE_SPINLOCK(lock);
        static void __hardirq hardirq(void) { x = 1; }
        static void __task task(void) { x = 0; %s }
        """.formatted(ending)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local_bh_disable();", "local_irq_disable();"})
  void aSoftirqComesBeforeWhatHoldsItBackIsLeftSet(String ending) {
    assertEquals(Set.of(Claim.ASSERT), broken("""
        static int x;
        static void __softirq softirq(void) { x = 1; }
        static void __task task(void) { x = 0; WARN_ON(x); %s }
        """.formatted(ending)));
  }

  /** The same as a never: masked from the start, nothing comes. */
  @ParameterizedTest
  @ValueSource(strings = {"hardirq", "softirq"})
  void nothingComesWhereItIsMaskedAllAlong(String what) {
    assertEquals(Set.of(), broken("""
        static int x;
        static void __%s handler(void) { x = 1; }
        static void __task task(void) { local_irq_disable(); x = 0; WARN_ON(x); local_irq_enable(); }
        """.formatted(what)));
  }

  /** The NMI is legal everywhere; what it asserts is wrong only where the run is about to be given up. */
  @ParameterizedTest
  @ValueSource(strings = {"__VERIFIER_assume(z);", "if (!z) { (*(int *)0)++; }"})
  void somethingComesBeforeARunThatIsGivenUp(String ending) {
    assertEquals(true, broken("""
        static int y, z;
        static void __nmi nmi(void) { WARN_ON(y); }
        static void __task task(void) { y = 1; %s y = 0; }
        """.formatted(ending)).contains(Claim.ASSERT));
  }

  /** In the hardirq handler alone may the softirq come, as it turns both masks off. */
  @ParameterizedTest
  @ValueSource(strings = {"n = 1;", "WARN_ON(x);"})
  void aHandlerThatReturnsWithAMaskLiftedLetsOthersIn(String rest) {
    assertEquals(Set.of(Claim.ASSERT), broken("""
        static int x, n;
        static void __nmi nmi(void) { if (n) WARN_ON(x == 2); }
        static void __softirq softirq(void) { local_irq_disable(); if (x) x = 2; }
        static void __task task(void) { x = 1; n = 1; %s n = 0; x = 0; }
        """.formatted(rest)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static void __nmi nmi(void) { local_bh_disable(); }",
        "static void __hardirq hardirq(void) { local_bh_enable(); local_bh_enable(); }",
        "static void __nmi nmi(void) { if (n) { n = 0; local_bh_disable(); } } static void __softirq softirq(void) { n = 1; }"
      })
  void whatAHandlerHasNotGivenBackOthersFind(String handlers) {
    assertEquals(Set.of(Claim.ASSERT), broken("""
        static int n;
        %s
        static void __task __times(1) task(void) { WARN_ON(in_softirq()); n = 0; }
        """.formatted(handlers)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local_bh_disable(); local_bh_enable();", "preempt_disable(); preempt_enable();"})
  void whatAHandlerHasGivenBackNobodyFinds(String balanced) {
    assertEquals(Set.of(), broken("""
        static void __nmi nmi(void) { %s }
        static void __task task(void) { WARN_ON(in_softirq()); }
        """.formatted(balanced)));
  }

  /** handle_softirqs() says so in the log, and sets preempt_count to what it was. */
  @Test
  void whatASoftirqHasNotGivenBackTheKernelPutsRight() {
    assertEquals(Set.of(), broken("""
        static void __softirq softirq(void) { local_bh_disable(); preempt_disable(); }
        static void __task task(void) { WARN_ON(in_softirq() || preempt_count() > 1); }
        """));
  }

  /** A second unit left behind masks what the first one does, so that the states have an end. */
  @Test
  void whatIsLeftBehindForEverIsLeftBehindOnce() {
    assertEquals(Set.of(), broken("""
        static int x;
        static void __nmi nmi(void) { x++; preempt_disable(); local_bh_disable(); x--; }
        static void __task task(void) { WARN_ON(x); preempt_disable(); }
        """));
  }

  @Test
  void interruptsAreOnAgainInTheNextSystemCall() {
    assertEquals(Set.of(Claim.ASSERT), broken("""
        static int x, n;
        static void __task task(void)
        {
        	x = 1;
        	WARN_ON(n == 1 && x != 1);
        	local_irq_disable();
        	n = 1;
        }
        static void __hardirq hardirq(void) { if (n) x = 2; }
        """));
  }

  /** What gives up looking at rest ends no pass of the task. */
  @Test
  void theTaskComesAgainThoughLookingWasGivenUp() {
    assertEquals(Set.of(Claim.ASSERT), broken("""
        static unsigned long bits;
        static void __task task(void) { WARN_ON(test_and_set_bit(0, &bits)); }
        static void __at_rest rest(void) { abort(); }
        """));
  }

  /** Flags that were not saved on every way: on x86 a 0 has no X86_EFLAGS_IF, and turns irqs off. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          unsigned long flags = 0; if (x) local_irq_save(flags); local_irq_restore(flags); WARN_ON(irqs_disabled()); | VIOLATED
          unsigned long flags; local_irq_save(flags); WARN_ON(!flags); WARN_ON(!(flags & X86_EFLAGS_IF)); local_irq_restore(flags); | PROVED
          unsigned long flags; local_irq_disable(); local_save_flags(flags); WARN_ON(flags & X86_EFLAGS_IF); local_irq_enable(); | PROVED
          local_irq_restore(X86_EFLAGS_IF); WARN_ON(irqs_disabled()); | PROVED
          """)
  void whatIrqsAreSavedAsIsTheFlagsRegister(String statements, String verdict) {
    String text = "static int x;\nstatic void __task task(void) { " + statements + " }\n"
        + "static void __nmi nmi(void) { x = 0; }\n";
    assertEquals(verdict, Snippets.judged(text, "nested-irqs").verdict().toString());
  }
}
