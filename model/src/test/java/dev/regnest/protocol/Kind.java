package dev.regnest.protocol;

/** What an instruction of a random protocol does; the register is 0 at first, and {@link Instruction#toString} says the rest in C. */
public enum Kind {
  // Memory.
  STORE,
  LOAD,
  STORE_OPPOSITE,
  /** Where one cell is set, and another one holds the value, a third one is set: so one handler's doing reaches the next. */
  RELAY,
  READ_ONCE,
  WRITE_ONCE,
  LOAD_DEPENDENT,
  XCHG,
  FLIP,
  STORE_TO_STACK,
  COUNT_UP,
  COUNT_DOWN,
  COUNT_UP_PLAINLY,
  COUNT_DOWN_PLAINLY,

  // Where it runs.
  LEVEL,
  IN_NMI,
  IN_HARDIRQ,
  IN_SOFTIRQ,
  SERVING_SOFTIRQ,
  IN_INTERRUPT,
  PREEMPT_COUNT,
  IRQS_DISABLED,
  USER_MODE,
  ON_ENTRY_STACK,
  ENTRY_COMPLETE,
  CURRENT,
  CPU,

  // Masks and barriers.
  IRQ_SAVE,
  IRQ_RESTORE,
  IRQ_DISABLE,
  IRQ_ENABLE,
  BH_DISABLE,
  BH_ENABLE,
  PREEMPT_DISABLE,
  PREEMPT_ENABLE,
  BARRIER,

  // Text.
  NOT_PROBED,
  PROBED,

  // Ways on, and ends.
  /** Skips the next instruction if the register is 0. */
  SKIP_IF_ZERO,
  CHOOSE,
  RETURN_IF,
  /** Task A goes on behind so many instructions. */
  TASK_A_SKIPS,
  /** What task B runs ends here. */
  TASK_B_RETURNS,
  ASSUME_NOT,
  WAIT_WHILE,

  // Samples, and what breaks a claim.
  FILL_IF,
  FILL_USER_IF,
  POINT,
  EMIT,
  EMIT_USER,
  DROP_IF,
  ASSERT_NOT,
  ASSERT_LATE,
  ASSERT_ZERO,
  OOPS_IF,
  HANG_IF,
  INDEX_IF;

  /** {@return whether only a sample can do that} */
  public boolean isOfSamples() {
    return this == FILL_IF
        || this == FILL_USER_IF
        || this == POINT
        || this == EMIT
        || this == EMIT_USER
        || this == DROP_IF;
  }
}
