package dev.regnest.kernelc.run;

import java.util.Arrays;

/** The values of one frame's local variables, and which of them something was stored to. */
final class Locals {
  private final long[] values;
  private final boolean[] stored;

  Locals(int slots) {
    values = new long[slots];
    stored = new boolean[slots];
  }

  /** {@return whether something was stored there} */
  boolean isStored(int slot) {
    return stored[slot];
  }

  long get(int slot) {
    return values[slot];
  }

  void store(int slot, long value) {
    values[slot] = value;
    stored[slot] = true;
  }

  int size() {
    return values.length;
  }

  /** Makes it as if nothing had been stored from one slot up to another, without that. */
  void forget(int from, int to) {
    Arrays.fill(values, from, to, 0);
    Arrays.fill(stored, from, to, false);
  }

  /** Stores 0 from one slot up to another, without that. */
  void clear(int from, int to) {
    Arrays.fill(values, from, to, 0);
    Arrays.fill(stored, from, to, true);
  }

  /** Becomes what those are, of the same frame. */
  void copy(Locals others) {
    System.arraycopy(others.values, 0, values, 0, values.length);
    System.arraycopy(others.stored, 0, stored, 0, stored.length);
  }

  /** {@return whether something was stored to the same of both, and the same} */
  boolean isSameAs(Locals others) {
    return Arrays.equals(values, others.values) && Arrays.equals(stored, others.stored);
  }
}
