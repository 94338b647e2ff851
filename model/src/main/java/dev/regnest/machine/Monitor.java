package dev.regnest.machine;

import dev.regnest.kernel.EventSource;

/** Told of what code must never do: to a counter, to an array, to what it asserts itself. */
public interface Monitor {
  /** A counter was stored with a value below zero. */
  void belowZero(Cpu cpu, Cell counter);

  /** An index left its array: not in 0 (inclusive) to {@code length} (exclusive). */
  void outOfBounds(Cpu cpu, String array, int index, int length);

  /**
   * Code checked an assertion of its own.
   *
   * @param where the place in the source, such as {@code trace.c:12}
   * @param assertion how it is written there
   */
  default void asserted(Cpu cpu, String where, String assertion, boolean holds) {}

  /** Code did what a CPU answers with an exception, such as reading through a NULL pointer. */
  default void oops(Cpu cpu, String where, String what) {}

  /** A loop came back to a state that it had been in, so that it ends by what changes memory, or not at all. */
  default void waits(Cpu cpu) {}

  /** Code goes round a loop, or waits for a lock, for ever, as what would end that is what it has interrupted. */
  default void hangs(Cpu cpu, String where, String what) {}

  /** A softirq action has left preempt_count changed, which the kernel has put right. */
  default void leftCountChanged(Cpu cpu) {}

  /** Code of that source runs that is no sample. */
  default void runs(Cpu cpu, EventSource source) {}
}
