package dev.regnest.machine;

/** How an access is written in C, which decides what a compiler may do to it. */
public enum Access {
  /** A plain access. */
  PLAIN,
  /**
   * A plain load from an address that was computed from what the same frame has loaded since its last barrier: no compiler carries it out
   * before where the code has it.
   */
  DEPENDENT,
  /** READ_ONCE() or WRITE_ONCE(). */
  ONCE
}
