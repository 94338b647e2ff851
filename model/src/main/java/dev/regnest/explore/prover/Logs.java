package dev.regnest.explore.prover;

import java.util.Arrays;

/** Numbers for logs of reads: a log is its beginning and one more value, the empty one is 0. */
final class Logs {
  private long[] keys = new long[128];
  private int[] numbers = new int[128];
  private int size;

  /** {@return the number of the log that is the one of number {@code before}, and {@code value}} */
  int number(int before, int value) {
    long key = (long) (before + 1) << 32 | value & 0xffffffffL;
    int slot = find(key);
    if (keys[slot] == key) {
      return numbers[slot];
    }
    size++;
    keys[slot] = key;
    numbers[slot] = size;
    if (2 * size > keys.length) {
      grow();
      return size;
    }
    return size;
  }

  private int find(long key) {
    int mask = keys.length - 1;
    long hash = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = Arrays.copyOf(numbers, keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = find(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
