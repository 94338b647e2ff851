package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernel.Era;
import dev.regnest.kernelc.run.Refused;
import dev.regnest.kernelc.source.CException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On PREEMPT_RT locks sleep, softirqs run in tasks, and what they turn off elsewhere stays on. */
class RealTimeTest {
  private static final String HOLDS = "";

  /** Each task adds one to a count and a call to another, which nothing but what stands around it keeps whole. */
  private static final String COUNTING = """
      static DEFINE_SPINLOCK(lock);
      static DEFINE_SPINLOCK(rx);
      static DEFINE_SPINLOCK(tx);
      static DEFINE_RAW_SPINLOCK(raw);
      static DEFINE_PER_CPU(local_lock_t, local) = INIT_LOCAL_LOCK(local);
      static unsigned long flags;
      static unsigned int __wraps(4) count;
      static unsigned int __wraps(4) calls;
      static void __task task(void)
      {
      	%s
      	count++;
      	this_cpu_inc(calls);
      	%s
      }
      static void __at_rest at_rest(void) { WARN_ON(count != calls); }
      """;

  private static Judgement judged(String text, String hypothesis, Era era) {
    CFile file = CFile.of("test.c", text);
    return Judge.judge(
        file.design(),
        file.under(Hypotheses.named(hypothesis).orElseThrow()).in(era),
        Registers.REPRESENTATIVE,
        () -> false);
  }

  /** {@return what breaks first, in words, or {@link #HOLDS}} */
  private static String broken(String text, String hypothesis, Era era) {
    Judgement judged = judged(text, hypothesis, era);
    return judged.broken().isEmpty()
        ? HOLDS
        : judged.broken().values().iterator().next().violation().explain();
  }

  private static boolean isWhole(String before, String behind, Era era) {
    String what = broken(COUNTING.formatted(before, behind), "preempt-rt", era);
    assertTrue(what.equals(HOLDS) || what.contains("count != calls"), what);
    return what.equals(HOLDS);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          ;                             | ;                                    | false | false
          spin_lock(&lock);             | spin_unlock(&lock);                  | true  | true
          spin_lock_irq(&lock);         | spin_unlock_irq(&lock);              | true  | true
          spin_lock_bh(&lock);          | spin_unlock_bh(&lock);               | true  | true
          raw_spin_lock(&raw);          | raw_spin_unlock(&raw);               | true  | true
          local_lock(&local);           | local_unlock(&local);                | true  | true
          local_lock_irq(&local);       | local_unlock_irq(&local);            | true  | true
          preempt_disable();            | preempt_enable();                    | true  | true
          local_irq_disable();          | local_irq_enable();                  | true  | true
          local_bh_disable();           | local_bh_enable();                   | false | true
          migrate_disable();            | migrate_enable();                    | false | false
          """)
  void keepsTheOtherTaskOutThereAndInV619(
      String before, String behind, boolean there, boolean else_) {
    assertEquals(there, isWhole(before, behind, Era.PREEMPT_RT));
    assertEquals(else_, isWhole(before, behind, Era.V6_19));
  }

  @Test
  void migrateDisableWasPreemptDisable() {
    assertTrue(isWhole("migrate_disable();", "migrate_enable();", Era.V5_11));
  }

  /** Two tasks under locks of their own: what one turns off is nothing there. */
  @ParameterizedTest
  @ValueSource(strings = {"spin_lock", "spin_lock_irq", "spin_lock_bh"})
  void anotherLockKeepsNobodyOut(String lock) {
    String unlock = lock.replace("spin_lock", "spin_unlock");
    String file = """
        static DEFINE_SPINLOCK(rx_lock);
        static DEFINE_SPINLOCK(tx_lock);
        static DEFINE_PER_CPU(int, owner);
        static void __task rx(void)
        {
        	%1$s(&rx_lock);
        	this_cpu_write(owner, 1);
        	WARN_ON(this_cpu_read(owner) != 1);
        	%2$s(&rx_lock);
        }
        static void __task tx(void)
        {
        	%1$s(&tx_lock);
        	this_cpu_write(owner, 2);
        	%2$s(&tx_lock);
        }
        """.formatted(lock, unlock);
    assertTrue(broken(file, "preempt-rt", Era.PREEMPT_RT).contains("owner) != 1"));
    assertEquals(HOLDS, broken(file, "preempt-rt", Era.V6_19));
  }

  @Test
  void interruptsStayOnUnderALockThatTurnsThemOffElsewhere() {
    String file = """
        static DEFINE_SPINLOCK(lock);
        static DEFINE_PER_CPU(int, owner);
        static void __task task(void)
        {
        	unsigned long flags;
        	spin_lock_irqsave(&lock, flags);
        	this_cpu_write(owner, 1);
        	WARN_ON(this_cpu_read(owner) != 1);
        	spin_unlock_irqrestore(&lock, flags);
        }
        static void __hardirq hrtimer(void) { this_cpu_write(owner, 2); }
        """;
    assertTrue(broken(file, "nested-irqs", Era.PREEMPT_RT).contains("owner) != 1"));
    assertEquals(HOLDS, broken(file, "nested-irqs", Era.V6_19));
    assertEquals(
        HOLDS,
        broken(
            file.replace("spin_", "raw_spin_").replace("SPINLOCK", "RAW_SPINLOCK"),
            "nested-irqs",
            Era.PREEMPT_RT));
  }

  @Test
  void locksInTwoOrdersAreADeadlockAndInOneAreNone() {
    String file = """
        static DEFINE_SPINLOCK(a);
        static DEFINE_SPINLOCK(b);
        static void __task one(void) { spin_lock(&a); spin_lock(&b); spin_unlock(&b); spin_unlock(&a); WARN_ON(!a.owner && b.owner < 0); }
        static void __task two(void) { spin_lock(&%1$s); spin_lock(&%2$s); spin_unlock(&%2$s); spin_unlock(&%1$s); }
        """;
    assertTrue(broken(file.formatted("b", "a"), "preempt-rt", Era.PREEMPT_RT)
        .contains("is held by a task that waits for a lock of this one"));
    assertEquals(HOLDS, broken(file.formatted("a", "b"), "preempt-rt", Era.PREEMPT_RT));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          __task    | preempt_disable(); spin_lock(&l); | BUG: sleeping function called from invalid context, taking &l
          __task    | local_irq_disable(); spin_lock(&l); | BUG: sleeping function called from invalid context, taking &l
          __task    | raw_spin_lock(&r); spin_lock(&l); | BUG: sleeping function called from invalid context, taking &l
          __hardirq | spin_lock(&l);                  | BUG: sleeping function called from invalid context, taking &l
          __nmi     | spin_lock(&l);                  | BUG: sleeping function called from invalid context, taking &l
          """)
  void oopsesThere(String marker, String statements, String what) {
    String file = "static DEFINE_SPINLOCK(l);\nstatic DEFINE_RAW_SPINLOCK(r);\nstatic void "
        + marker + " f(void) { " + statements
        + " }\nstatic void __nmi n(void) { WARN_ON(!in_nmi()); }\n";
    assertEquals(
        "the kernel oopses at test.c:3: " + what, broken(file, "nested-irqs", Era.PREEMPT_RT));
  }

  @Test
  void aLockThatTheTaskHoldsAlreadyHangs() {
    assertEquals(
        "the CPU hangs at test.c:2: deadlock: &l is held by the task that takes it",
        broken(
            "static DEFINE_SPINLOCK(l);\nstatic void __task f(void) { spin_lock(&l); spin_lock(&l); }\n"
                + "static void __nmi n(void) { WARN_ON(!in_nmi()); }\n",
            "nested-irqs",
            Era.PREEMPT_RT));
  }

  @Test
  void trylockNeverWaits() {
    String lock = "if (!spin_trylock(&lock)) return;";
    assertTrue(isWhole(lock, "spin_unlock(&lock);", Era.PREEMPT_RT));
    assertEquals(
        HOLDS,
        broken(
            "static DEFINE_SPINLOCK(l);\nstatic void __task t(void) { int a = spin_trylock(&l), b = spin_trylock(&l);"
                + " WARN_ON(!a || b); spin_unlock(&l); }\nstatic void __nmi n(void) { barrier(); }\n",
            "nested-irqs",
            Era.PREEMPT_RT));
  }

  @Test
  void whatWaitsForTheTaskThatItInterruptsIsAskedOfTwoTasks() {
    String file = """
        static DEFINE_SPINLOCK(lock);
        static int x;
        static void __task t(void) { spin_lock(&lock); x = 1; WARN_ON(x != 1); spin_unlock(&lock); }
        static void __softirq s(void) { spin_lock(&lock); x = 2; spin_unlock(&lock); }
        """;
    Refused refused =
        assertThrows(Refused.class, () -> judged(file, "nested-irqs", Era.PREEMPT_RT));
    assertTrue(
        refused.getMessage().startsWith("test.c:4: &lock is held by what this interrupts"),
        refused.getMessage());
    assertEquals(HOLDS, broken(file, "preempt-rt", Era.PREEMPT_RT));
    String without = file.replace("spin_lock(&lock); x = 2; spin_unlock(&lock);", "x = 2;");
    assertTrue(broken(without, "preempt-rt", Era.PREEMPT_RT).contains("x != 1"));
  }

  /** CONFIG_PREEMPT_RT_NEEDS_BH_LOCK: sections of one CPU, and softirqs, exclude each other. */
  @Test
  void bottomHalvesExcludeEachOtherWhereTheyHaveALock() {
    String option = "#define CONFIG_PREEMPT_RT_NEEDS_BH_LOCK 1\n";
    String section = COUNTING.formatted("local_bh_disable();", "local_bh_enable();");
    assertTrue(broken(section, "preempt-rt", Era.PREEMPT_RT).contains("count !="));
    assertEquals(HOLDS, broken(option + section, "preempt-rt", Era.PREEMPT_RT));
    String softirq = COUNTING.formatted("", "").replace("__task", "__softirq");
    assertTrue(broken(softirq, "preempt-rt", Era.PREEMPT_RT).contains("count !="));
    assertEquals(HOLDS, broken(option + softirq, "preempt-rt", Era.PREEMPT_RT));
    String both = COUNTING.formatted("local_bh_disable();", "local_bh_enable();")
        + "static void __softirq s(void) { count++; this_cpu_inc(calls); }\n";
    assertTrue(broken(both, "preempt-rt", Era.PREEMPT_RT).contains("count !="));
    assertEquals(HOLDS, broken(option + both, "preempt-rt", Era.PREEMPT_RT));
    assertThrows(CException.class, () -> judged(option + section, "reentry", Era.PREEMPT_RT));
  }
}
