package dev.regnest.stress;

/** The library that interrupts a thread after each machine instruction of its compiled code; loaded as an agent, {@code stepper.c}. */
final class Stepper {
  /** More instructions than any victim has: only counts them. */
  static final long NEVER = Long.MAX_VALUE;

  private Stepper() {}

  /** Lets the calling thread be frozen before the {@code k}-th instruction, from 1, that it executes in watched code. */
  static native void arm(long k);

  /** Ends that. {@return the instructions counted, negative if the thread was frozen and the handler did not run} */
  static native long disarm();

  /** Waits for a frozen victim. {@return false once there will be none} */
  static native boolean awaitVictim();

  /** Lets the victim go on. */
  static native void release();

  /** Lets the proxy end. */
  static native void close();

  /** {@return where the victim was frozen: {@code method:bytecode, line N}, or nothing if unknown} */
  static native String where();
}
