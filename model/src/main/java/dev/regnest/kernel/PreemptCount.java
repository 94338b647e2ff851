package dev.regnest.kernel;

/**
 * The bit layout of {@code preempt_count} and the predicates computed from it.
 *
 * <p>The bits of outer contexts stay set while an inner one runs. Source: include/linux/preempt.h (v4.4, v5.11, v6.19).
 */
public final class PreemptCount {
  /** One level of {@code preempt_disable()}. */
  public static final int PREEMPT_OFFSET = 0x1;

  /** Serving a softirq. */
  public static final int SOFTIRQ_OFFSET = 0x100;

  /** One level of {@code local_bh_disable()}: two units, so that the serving bit stays clear. */
  public static final int SOFTIRQ_DISABLE_OFFSET = 2 * SOFTIRQ_OFFSET;

  /** One level of hardirq. */
  public static final int HARDIRQ_OFFSET = 0x10000;

  /** One level of NMI. */
  public static final int NMI_OFFSET = 0x100000;

  private static final int PREEMPT_MASK = 0xff;
  private static final int SOFTIRQ_MASK = 0xff00;
  private static final int HARDIRQ_MASK = 0xf0000;
  private static final int NMI_MASK = 0xf00000;
  private static final int HARDIRQ_FIELD_MAX = 15;

  private PreemptCount() {}

  /** {@return whether those are units, or their negative, that code takes to mask: of preemption and of softirqs alone} */
  public static boolean masks(int units) {
    return Math.abs((long) units) < HARDIRQ_OFFSET;
  }

  /** {@return {@code in_nmi()}: the NMI field is not zero} */
  public static boolean inNmi(int count) {
    return (count & NMI_MASK) != 0;
  }

  /** {@return {@code in_irq()}, called {@code in_hardirq()} since v5.11: true in a hardirq and, as nmi_enter adds a unit, in an NMI} */
  public static boolean inHardirq(int count) {
    return (count & HARDIRQ_MASK) != 0;
  }

  /** {@return {@code in_softirq()}: serving a softirq, or bottom halves disabled, or anything that interrupted those} */
  public static boolean inSoftirq(int count) {
    return (count & SOFTIRQ_MASK) != 0;
  }

  /** {@return {@code softirq_count()}: units of bottom halves, lowest bit for serving a softirq} */
  public static int softirqBits(int count) {
    return count & SOFTIRQ_MASK;
  }

  /** {@return {@code in_serving_softirq()}: serving a softirq, or anything that interrupted one} */
  public static boolean inServingSoftirq(int count) {
    return (count & SOFTIRQ_OFFSET) != 0;
  }

  /** {@return {@code in_interrupt()}: all of the above, a task with bottom halves disabled included} */
  public static boolean inInterrupt(int count) {
    return (count & (NMI_MASK | HARDIRQ_MASK | SOFTIRQ_MASK)) != 0;
  }

  /** {@return {@code interrupt_context_level()}: 3 NMI, 2 hardirq, 1 serving a softirq, 0 else} */
  public static int interruptContextLevel(int count) {
    return (inNmi(count) ? 1 : 0)
        + ((count & (NMI_MASK | HARDIRQ_MASK)) != 0 ? 1 : 0)
        + ((count & (NMI_MASK | HARDIRQ_MASK | SOFTIRQ_OFFSET)) != 0 ? 1 : 0);
  }

  /** {@return the depth of {@code preempt_disable()}} */
  public static int preemptDepth(int count) {
    return count & PREEMPT_MASK;
  }

  /** {@return whether one more NMI unit fits, given the field's maximum in that era} */
  public static boolean nmiFieldHasRoom(int count, Era era) {
    return (count & NMI_MASK) / NMI_OFFSET < era.nmiFieldMax();
  }

  /** {@return whether one more HARDIRQ unit fits into its four bits} */
  public static boolean hardirqFieldHasRoom(int count) {
    return (count & HARDIRQ_MASK) / HARDIRQ_OFFSET < HARDIRQ_FIELD_MAX;
  }
}
