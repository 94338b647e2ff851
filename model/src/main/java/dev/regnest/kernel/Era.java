package dev.regnest.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A kernel whose rules the machine follows; every difference between two of them is one method here, with its source.
 *
 * <p>Read in v4.4.11, v5.11.14 and v6.19. The mail of April 2016 stands between v4.4 and v4.9, which agree in all of this.
 */
public enum Era {
  /** The kernel of the mail. */
  V4_4,
  /** After the entry rework of v5.8 and the storage change of November 2020. */
  V5_11,
  /** The newest tree that was read. */
  V6_19,
  /** v6.19 with CONFIG_PREEMPT_RT. */
  PREEMPT_RT;

  /** {@return the era of that name, "V4_4" and "v4.4" alike, or empty if there is none} */
  public static Optional<Era> named(String name) {
    String normal = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Arrays.stream(values()).filter(era -> era.name().equals(normal)).findFirst();
  }

  /**
   * {@return how many {@code nmi_enter()} units the NMI field of {@code preempt_count} holds} One bit until v5.7, four since
   * 69ea03b56ed2 (May 2020). Source: include/linux/preempt.h, NMI_BITS.
   */
  public int nmiFieldMax() {
    return this == V4_4 ? 1 : 15;
  }

  /**
   * {@return whether a #DB or #BP taken in the kernel enters like an NMI} Since 0d00449c7a28 (v5.8); before, {@code ist_enter()}
   * left the NMI field alone. Source: arch/x86/kernel/traps.c.
   */
  public boolean exceptionsEnterLikeNmi() {
    return this != V4_4;
  }

  /** {@return whether #DB may hit inside an NMI} Not since v5.8: {@code local_db_save()} clears DR7 for the NMI's body. */
  public boolean debugExceptionsInsideNmi() {
    return this == V4_4;
  }

  /**
   * {@return whether syscall entry enables interrupts after it has pushed ss and sp} Source: v4.4 entry_64.S entry_SYSCALL_64; in
   * v6.19 the whole frame is pushed with interrupts off.
   */
  public boolean irqsOnWhilePushing() {
    return this == V4_4;
  }

  /** {@return whether syscall entry saves bx, bp and r12 to r15} v4.4's fast path leaves a gap of six words instead. */
  public boolean syscallSavesCalleeSaved() {
    return this != V4_4;
  }

  /** {@return whether perf_get_regs_user() copies bp} Since v4.19; before, -1. Source: arch/x86/kernel/perf_regs.c. */
  public boolean copiesBp() {
    return this != V4_4;
  }

  /**
   * {@return whether {@code get_recursion_context()} asks in_serving_softirq()} Since ce0f17fc93f6 (2020); before, in_softirq(), which
   * is also true in a task with bottom halves disabled. Source: kernel/events/internal.h.
   */
  public boolean recursionAsksServingSoftirq() {
    return this != V4_4;
  }

  /** {@return whether the swevent recursion counters live in task_struct} Since 0d40a6d83e3e (v6.11); before, per CPU. */
  public boolean recursionPerTask() {
    return this == V6_19 || this == PREEMPT_RT;
  }

  /** {@return whether the softirq count lives in the task, outside preempt_count} Source: v6.19 kernel/softirq.c, PREEMPT_RT. */
  public boolean softirqCountInTask() {
    return this == PREEMPT_RT;
  }

  /**
   * {@return whether entry code can be traced before {@code in_nmi()} is true} Not since f93524eb9c54 (v5.8).
   */
  public boolean nmiEntryTraceable() {
    return this == V4_4;
  }

  /** {@return whether the struct that PEBS uses outside an overflow is zeroed} Static, hence zero, since e506d1dac0ed (v5.11). */
  public boolean dummyIregsZeroed() {
    return this != V4_4;
  }
}
