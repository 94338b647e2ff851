package dev.regnest.explore.prover;

import java.util.Arrays;

/** A list of ints, without boxes. */
final class IntList {
  private int[] values = new int[16];
  private int size;

  int size() {
    return size;
  }

  int get(int at) {
    return values[at];
  }

  void set(int at, int value) {
    values[at] = value;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size] = value;
    size++;
  }

  void clear() {
    size = 0;
  }
}
