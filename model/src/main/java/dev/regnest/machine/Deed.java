package dev.regnest.machine;

/**
 * Something that a frame did and that is no access to memory: a mask operation, or a step of kernel entry or return.
 *
 * @param kind what it was
 * @param what how it reads; of a push, what was pushed
 */
public record Deed(Kind kind, String what) {
  /** What a frame may do beside accesses. */
  public enum Kind {
    /** The task returns to user mode, where it also starts. */
    TO_USER_MODE,
    /** The task has left user mode and still has the user's stack. */
    FROM_USER_MODE,
    /** A kernel thread runs. */
    TO_KERNEL_THREAD,
    /** Entry code pushed one word or several. */
    PUSH,
    /** Another step of entry code. */
    ENTRY_STEP,
    /** Every word of the entry that its path saves has been pushed. */
    ENTRY_COMPLETE,
    /** A handler has returned that kept a sample, which its frame writes out now. */
    HANDLER_RETURNED,
    /** Interrupts are off from here on. */
    IRQS_OFF,
    /** Bottom halves are disabled once more. */
    BH_DISABLE,
    /** Bottom halves are enabled once more. */
    BH_ENABLE,
    /** Another mask operation. */
    MASK
  }

  /** The task returns to user mode. */
  public static final Deed TO_USER_MODE = new Deed(Kind.TO_USER_MODE, "return to user");

  static final Deed FROM_USER_MODE = new Deed(Kind.FROM_USER_MODE, "enter kernel");
  static final Deed TO_KERNEL_THREAD = new Deed(Kind.TO_KERNEL_THREAD, "switch to a kernel thread");
  /** Kernel entry is complete. */
  public static final Deed ENTRY_COMPLETE = new Deed(Kind.ENTRY_COMPLETE, "entry complete");

  static final Deed HANDLER_RETURNED = new Deed(Kind.HANDLER_RETURNED, "handler returned");
  static final Deed LOCAL_IRQ_SAVE = new Deed(Kind.IRQS_OFF, "local_irq_save()");
  static final Deed LOCAL_IRQ_DISABLE = new Deed(Kind.IRQS_OFF, "local_irq_disable()");
  static final Deed LOCAL_IRQ_RESTORE = new Deed(Kind.MASK, "local_irq_restore()");
  static final Deed LOCAL_IRQ_ENABLE = new Deed(Kind.MASK, "local_irq_enable()");
  static final Deed LOCAL_BH_DISABLE = new Deed(Kind.BH_DISABLE, "local_bh_disable()");
  static final Deed LOCAL_BH_ENABLE = new Deed(Kind.BH_ENABLE, "local_bh_enable()");
  static final Deed PREEMPT_DISABLE = new Deed(Kind.MASK, "preempt_disable()");
  static final Deed PREEMPT_ENABLE = new Deed(Kind.MASK, "preempt_enable()");

  /** {@return whether it is a step of kernel entry, the last one included} */
  public boolean isOfEntry() {
    return switch (kind) {
      case FROM_USER_MODE, TO_KERNEL_THREAD, PUSH, ENTRY_STEP, ENTRY_COMPLETE -> true;
      default -> false;
    };
  }

  /** {@return whether it says how far kernel entry or return has come} */
  public boolean isOnTheWay() {
    return isOfEntry() || kind == Kind.TO_USER_MODE;
  }

  /** {@return it as it reads in a line} */
  @Override
  public String toString() {
    return kind == Kind.PUSH ? "push " + what : what;
  }
}
