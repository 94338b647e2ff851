package dev.regnest.machine;

/** Told of what code must never do to a counter or an array. */
public interface Monitor {
  /** A counter was stored with a value below zero. */
  void belowZero(Cpu cpu, Cell counter);

  /** An index left its array: not in 0 (inclusive) to {@code length} (exclusive). */
  void outOfBounds(Cpu cpu, String array, int index, int length);
}
