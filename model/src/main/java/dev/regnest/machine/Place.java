package dev.regnest.machine;

/** Where an interrupt hit, as its frame can tell: user mode, or the stack pointer against task_pt_regs. */
final class Place {
  /** Kernel mode, with the stack pointer outside task_pt_regs. */
  static final int KERNEL = 0;

  /** User mode. */
  static final int USER = 1;

  /** Kernel mode, but still with the user's stack pointer: entry has not switched stacks yet. */
  static final int KERNEL_ON_USER_STACK = 2;

  /** Kernel mode with the stack pointer inside task_pt_regs; add the number of words pushed, 0 to 21. */
  static final int PUSHING = 3;

  private Place() {}
}
