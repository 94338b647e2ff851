package dev.regnest.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A kernel whose rules the machine follows, from old to new; what differs between two of them is a row of {@link Difference}.
 *
 * <p>Read in v4.4.11, v4.6.2, v5.11.14, v6.1 as Debian 12 has it, and v6.19.
 */
public enum Era {
  /** The last kernel whose syscall entry turned interrupts on before it had pushed the user's registers. */
  V4_4,
  /** The kernel of the mail, which is of v4.6-rc5. */
  V4_6,
  /** After the entry rework of v5.8 and the storage change of November 2020. */
  V5_11,
  /** A long-term kernel that many still run. */
  V6_1,
  /** The newest tree that was read. */
  V6_19,
  /** v6.19 with CONFIG_PREEMPT_RT. */
  PREEMPT_RT;

  /** {@return the era of that name, "V4_4" and "v4.4" alike, or empty if there is none} */
  public static Optional<Era> named(String name) {
    String normal = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Arrays.stream(values()).filter(era -> era.name().equals(normal)).findFirst();
  }

  /** {@return how many {@code nmi_enter()} units the NMI field of {@code preempt_count} holds} */
  public int nmiFieldMax() {
    return Difference.NMI_FIELD_MAX.count(this);
  }

  /** {@return whether an exception taken in the kernel enters like an NMI; else its {@code ist_enter()} adds a HARDIRQ unit} */
  public boolean exceptionsEnterLikeNmi() {
    return Difference.EXCEPTIONS_ENTER_LIKE_NMI.holds(this);
  }

  /** {@return whether #DB may hit inside an NMI} */
  public boolean debugExceptionsInsideNmi() {
    return Difference.DEBUG_EXCEPTIONS_INSIDE_NMI.holds(this);
  }

  /** {@return whether syscall entry enables interrupts after it has pushed ss and sp} */
  public boolean irqsOnWhilePushing() {
    return Difference.IRQS_ON_WHILE_PUSHING.holds(this);
  }

  /** {@return whether syscall entry saves bx, bp and r12 to r15} */
  public boolean syscallSavesCalleeSaved() {
    return Difference.SYSCALL_SAVES_CALLEE_SAVED.holds(this);
  }

  /** {@return whether an interrupt from user mode pushes on an entry stack, which is copied to task_pt_regs as a whole} */
  public boolean hasEntryStack() {
    return Difference.HAS_ENTRY_STACK.holds(this);
  }

  /** {@return whether perf_get_regs_user() copies bp} */
  public boolean copiesBp() {
    return Difference.COPIES_BP.holds(this);
  }

  /** {@return whether {@code get_recursion_context()} asks in_serving_softirq(); else in_softirq(), true with bottom halves disabled} */
  public boolean recursionAsksServingSoftirq() {
    return Difference.RECURSION_ASKS_SERVING_SOFTIRQ.holds(this);
  }

  /** {@return whether the swevent recursion counters live in task_struct} */
  public boolean recursionPerTask() {
    return Difference.RECURSION_PER_TASK.holds(this);
  }

  /** {@return whether the softirq count lives in the task, outside preempt_count} */
  public boolean softirqCountInTask() {
    return Difference.SOFTIRQ_COUNT_IN_TASK.holds(this);
  }

  /** {@return whether a kprobe that is no exception runs with interrupts off; else with preemption off} */
  public boolean optprobesTurnIrqsOff() {
    return Difference.OPTPROBES_TURN_IRQS_OFF.holds(this);
  }

  /** {@return whether perf_prepare_sample() may run twice on one sample} */
  public boolean preparesTwice() {
    return Difference.PREPARES_TWICE.holds(this);
  }

  /** {@return whether bp and sp of a PEBS sample are the record's whatever it is asked for; else only with REGS_INTR} */
  public boolean pebsStackFromRecord() {
    return Difference.PEBS_STACK_FROM_RECORD.holds(this);
  }

  /** {@return whether perf_fetch_caller_regs() clears the struct first, and stores bp, too} */
  public boolean callerRegsCleared() {
    return Difference.CALLER_REGS_CLEARED.holds(this);
  }

  /** {@return whether spinlock_t sleeps, and turns neither preemption nor interrupts off} */
  public boolean spinlocksSleep() {
    return Difference.SPINLOCKS_SLEEP.holds(this);
  }

  /** {@return whether migrate_disable() turns preemption off} */
  public boolean migrateDisableTurnsPreemptionOff() {
    return Difference.MIGRATE_DISABLE_TURNS_PREEMPTION_OFF.holds(this);
  }

  /** {@return whether entry code can be traced before {@code in_nmi()} is true} */
  public boolean nmiEntryTraceable() {
    return Difference.NMI_ENTRY_TRACEABLE.holds(this);
  }

  /** {@return whether the struct that PEBS uses outside an overflow is zeroed} */
  public boolean dummyIregsZeroed() {
    return Difference.DUMMY_IREGS_ZEROED.holds(this);
  }
}
