package dev.regnest.explore.prover;

import java.util.Arrays;

/** Hash-consed tuples of five longs, without boxes: equal ones have the same number, from 0. */
final class LongTuples {
  private static final int WIDTH = 5;

  private long[] tuples = new long[16 * WIDTH];

  /** One more than a number, or 0 for none. */
  private int[] table = new int[32];

  private int size;
  private int last;

  /** Forgets all, and keeps its room. */
  void clear() {
    if (size != 0) {
      Arrays.fill(table, 0);
      size = 0;
      last = 0;
    }
  }

  /** {@return the number of the tuple} */
  int number(long a, long b, long c, long d, long e) {
    if (last < size && holds(last, a, b, c, d, e)) {
      return last;
    }
    int mask = table.length - 1;
    int slot = hash(a, b, c, d, e) & mask;
    while (table[slot] != 0 && !holds(table[slot] - 1, a, b, c, d, e)) {
      slot = slot + 1 & mask;
    }
    if (table[slot] == 0) {
      add(slot, a, b, c, d, e);
    } else {
      last = table[slot] - 1;
    }
    return last;
  }

  private void add(int slot, long a, long b, long c, long d, long e) {
    last = size;
    size++;
    table[slot] = size;
    if (size * WIDTH > tuples.length) {
      tuples = Arrays.copyOf(tuples, 2 * tuples.length);
    }
    int at = last * WIDTH;
    tuples[at] = a;
    tuples[at + 1] = b;
    tuples[at + 2] = c;
    tuples[at + 3] = d;
    tuples[at + 4] = e;
    if (2 * size > table.length) {
      grow();
    }
  }

  private boolean holds(int number, long a, long b, long c, long d, long e) {
    int at = number * WIDTH;
    return tuples[at] == a
        && tuples[at + 1] == b
        && tuples[at + 2] == c
        && tuples[at + 3] == d
        && tuples[at + 4] == e;
  }

  private void grow() {
    table = new int[2 * table.length];
    int mask = table.length - 1;
    for (int number = 0; number < size; number++) {
      int at = number * WIDTH;
      int slot =
          hash(tuples[at], tuples[at + 1], tuples[at + 2], tuples[at + 3], tuples[at + 4]) & mask;
      while (table[slot] != 0) {
        slot = slot + 1 & mask;
      }
      table[slot] = number + 1;
    }
  }

  private static int hash(long a, long b, long c, long d, long e) {
    long hash = a * 0x9E3779B97F4A7C15L ^ b;
    hash = (hash ^ hash >>> 29) * 0xBF58476D1CE4E5B9L ^ c;
    hash = (hash ^ hash >>> 32) * 0x94D049BB133111EBL ^ d;
    hash = (hash ^ hash >>> 29) * 0xBF58476D1CE4E5B9L ^ e;
    hash = (hash ^ hash >>> 32) * 0x94D049BB133111EBL;
    return (int) (hash ^ hash >>> 32);
  }
}
