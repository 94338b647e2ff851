package dev.regnest.explore.prover;

import java.util.Arrays;

/** Hash-consed int arrays: equal contents have the same number, from 0. */
final class IntArrays {
  private int[][] arrays = new int[16][];
  private int[] table = filled(32);
  private int size;

  /** {@return the number of that content; the array is copied when it is new} */
  int number(int[] array, int length) {
    int mask = table.length - 1;
    int slot = hash(array, length) & mask;
    while (table[slot] >= 0) {
      int[] known = arrays[table[slot]];
      if (known.length == length && Arrays.equals(known, 0, length, array, 0, length)) {
        return table[slot];
      }
      slot = slot + 1 & mask;
    }
    if (size == arrays.length) {
      arrays = Arrays.copyOf(arrays, 2 * size);
    }
    arrays[size] = Arrays.copyOf(array, length);
    table[slot] = size;
    size++;
    if (2 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    table = filled(2 * table.length);
    int mask = table.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hash(arrays[number], arrays[number].length) & mask;
      while (table[slot] >= 0) {
        slot = slot + 1 & mask;
      }
      table[slot] = number;
    }
  }

  private static int[] filled(int length) {
    int[] table = new int[length];
    Arrays.fill(table, -1);
    return table;
  }

  private static int hash(int[] array, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + array[i];
      hash ^= hash >>> 15;
    }
    hash *= 0x9E3779B1;
    return hash ^ hash >>> 16;
  }
}
