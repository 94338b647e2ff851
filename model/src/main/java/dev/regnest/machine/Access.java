package dev.regnest.machine;

/** How an access is written in C, which decides what a compiler may do to it. */
public enum Access {
  /** A plain access. */
  PLAIN,
  /** READ_ONCE() or WRITE_ONCE(). */
  ONCE
}
