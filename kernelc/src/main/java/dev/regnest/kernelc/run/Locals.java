package dev.regnest.kernelc.run;

import java.util.Arrays;

/** The values of one frame's local variables, and which bytes of them something was stored to. */
final class Locals {
  private static final byte ALL = -1;

  private final long[] values;
  private final byte[] stored;

  Locals(int slots) {
    values = new long[slots];
    stored = new byte[slots];
  }

  /** {@return whether something was stored to all that is there} */
  boolean isStored(int slot) {
    return stored[slot] == ALL;
  }

  /** {@return whether something was stored to each of those bytes, one bit for each} */
  boolean isStored(int slot, int bytes) {
    return (stored[slot] & bytes) == bytes;
  }

  /** {@return whether something was stored to any of those bytes} */
  boolean isAnyStored(int slot, int bytes) {
    return (stored[slot] & bytes) != 0;
  }

  long get(int slot) {
    return values[slot];
  }

  void store(int slot, long value) {
    values[slot] = value;
    stored[slot] = ALL;
  }

  /** Stores to those bytes, one bit for each; the slot has no more than so many. */
  void store(int slot, long value, int bytes, int size) {
    values[slot] = value;
    stored[slot] = (byte) (stored[slot] | bytes | ALL << size);
  }

  /** Makes it as if nothing had been stored to those bytes. */
  void forgetBytes(int slot, int bytes) {
    stored[slot] = (byte) (stored[slot] & ~bytes);
  }

  int size() {
    return values.length;
  }

  /** Makes it as if nothing had been stored from one slot up to another, without that. */
  void forget(int from, int to) {
    Arrays.fill(values, from, to, 0);
    Arrays.fill(stored, from, to, (byte) 0);
  }

  /** Stores 0 from one slot up to another, without that. */
  void clear(int from, int to) {
    Arrays.fill(values, from, to, 0);
    Arrays.fill(stored, from, to, ALL);
  }

  /** Writes what those slots hold, and which of them something was stored to. {@return the place behind it} */
  int copyTo(int from, int to, long[] into, int at) {
    int length = at;
    for (int slot = from; slot < to; slot++) {
      into[length++] = stored[slot];
      into[length++] = stored[slot] == 0 ? 0 : values[slot];
    }
    return length;
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
