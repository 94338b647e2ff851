package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a word of the prelude that masked too much, or asked too late, would hide what breaks. */
class WordsAsTheKernelHasThemTest {
  private static Verdict verdict(String hypothesis, String text) {
    return Snippets.judged(text, hypothesis).verdict();
  }

  /** include/linux/spinlock.h: the flags that the guard saved are what it restores. */
  @ParameterizedTest
  @ValueSource(strings = {"raw_spinlock_irqsave", "spinlock_irqsave"})
  void behindAGuardThatSavedThemInterruptsAreOnAgain(String guard) {
    String text =
        """
        static DEFINE_%s(lock);
        static int x;
        static void __task task(void) { { guard(%s)(&lock); } x = 1; WARN_ON(READ_ONCE(x) != 1); }
        static void __task off(void) { local_irq_disable(); { guard(%s)(&lock); } WARN_ON(!irqs_disabled()); local_irq_enable(); }
        static void __hardirq hardirq(void) { x = 2; }
        """.formatted(guard.startsWith("raw") ? "RAW_SPINLOCK" : "SPINLOCK", guard, guard);
    assertEquals(Verdict.VIOLATED, verdict("nested-irqs", text));
    assertEquals(
        Verdict.PROVED,
        verdict("nested-irqs", text.replace("{ x = 2; }", "{ guard(" + guard + ")(&lock); }")));
  }

  /** include/linux/seqlock.h, seqprop_preemptible(): only who writes under a mutex may be preempted, and so is not while writing. */
  @Test
  void aSequenceCountAloneKeepsNoTaskFromRunning() {
    String text = """
        static seqcount_t s;
        static int busy;
        static void __task task(void)
        {
        	preempt_disable();
        	preempt_enable();
        	write_seqcount_begin(&s);
        	busy++;
        	WARN_ON(READ_ONCE(busy) != 1);
        	busy--;
        	write_seqcount_end(&s);
        	s.sequence = 0;
        }
        """;
    assertEquals(Verdict.VIOLATED, verdict("preemptible", text));
    assertEquals(
        Verdict.PROVED,
        verdict(
            "preemptible",
            text.replace("seqcount_t", "seqcount_mutex_t")
                .replace("s.sequence = 0;", "")
                .replace(
                    "write_seqcount_begin(&s);",
                    "preempt_disable(); s.sequence = 0; write_seqcount_begin(&s); preempt_enable();")));
  }

  /** A hardirq points somewhere else just before the task turns them off: the task takes the lock that it has looked up. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spin_lock_irq(&at->lock); %s spin_unlock_irq(&a.lock); if (0)",
        "unsigned long flags; spin_lock_irqsave(&at->lock, flags); %s spin_unlock_irqrestore(&a.lock, flags);"
      })
  void whichLockIsTakenIsKnownBeforeItMasks(String takes) {
    String text = """
        struct thing { spinlock_t lock; };
        static struct thing a, b;
        static struct thing *at = &a;
        static void __task __times(1) task(void) { %s }
        static void __hardirq hardirq(void) { at = &b; }
        """;
    String looked = takes.formatted("WARN_ON(at == &b && !spin_is_locked(&b.lock));");
    assertEquals(
        Verdict.VIOLATED, verdict("nested-irqs", text.formatted(looked.replace("if (0)", ""))));
  }

  /** arch/x86/include/asm/atomic64_64.h: the parameter has the counter's type before it is negated. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "this_cpu_sub(n, one); WARN_ON(n != 4);",
        "WARN_ON(this_cpu_sub_return(n, one) != 4);",
        "atomic64_sub(one, &w); WARN_ON(atomic64_read(&w) != 4);",
        "WARN_ON(atomic64_sub_return(one, &w) != 4);",
        "WARN_ON(atomic_long_fetch_sub(one, &w) != 5 || atomic64_read(&w) != 4);",
        "atomic64_set(&w, 0x100000001L); atomic64_andnot(one, &w); WARN_ON(atomic64_read(&w) != 0x100000000L);",
        "local_sub(one, &l); WARN_ON(local_read(&l) != 4);",
        "WARN_ON(local_sub_return(one, &l) != 4);",
        "WARN_ON(cmpxchg(&u, -1, 3) != 0xffffffff || u != 3);",
        "WARN_ON(cmpxchg(&c, 257, 3) != 1 || c != 3);"
      })
  void anUnsignedStepIsTakenBackInTheCountersOwnType(String statements) {
    assertEquals(
        List.of(),
        Snippets.run(
            "static long n = 5; static atomic64_t w = ATOMIC64_INIT(5); static local_t l = LOCAL_INIT(5); static u32 u = 0xffffffff; static u8 c = 1;",
            "unsigned int one = 1; " + statements));
  }

  /** lib/refcount.c and include/linux/refcount.h: what counts below zero warns. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "refcount_dec_and_test(&r);",
        "refcount_sub_and_test(2, &one);",
        "refcount_dec_not_one(&r);",
        "refcount_dec(&one);",
        "refcount_inc(&r);"
      })
  void aReferenceThatNobodyHeldIsWarnedOf(String statement) {
    String declarations =
        "static refcount_t r = REFCOUNT_INIT(0), one = REFCOUNT_INIT(1), two = REFCOUNT_INIT(2);";
    assertEquals(1, Snippets.run(declarations, statement).size());
    assertEquals(
        List.of(),
        Snippets.run(declarations, statement.replace("&r", "&two").replace("&one", "&two")));
  }

  /** What is counted off or looked up by a call is so once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "set_bit(n++, &bits);",
        "m = test_bit(n++, &bits);",
        "m = IS_ERR_OR_NULL((void *)(n++ + 1UL));",
        "m = is_power_of_2(n++ + 5);",
        "spin_lock((n++, &k));",
        "m = rol32(n++, 1);"
      })
  void anArgumentIsTakenOnce(String statement) {
    assertEquals(
        List.of(),
        Snippets.run(
            "static unsigned long bits; static long n, m; static spinlock_t k;",
            statement + " WARN_ON(n != 1);"));
  }
}
