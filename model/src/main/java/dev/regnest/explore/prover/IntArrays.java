package dev.regnest.explore.prover;

import java.util.Arrays;

/** Hash-consed int arrays: equal contents have the same number, from 0. */
final class IntArrays {
  private int[][] arrays = new int[16][];
  private int[] hashes = new int[16];

  /** One more than a number, or 0 for none. */
  private int[] table = new int[32];

  private int size;

  /** {@return the number of that content; the array is copied when it is new} */
  int number(int[] array, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = mix(hash, array[i]);
    }
    return number(array, length, hash);
  }

  /** {@return the same, told what {@link #mix} makes of the length and then of each of the content} */
  int number(int[] array, int length, int mixed) {
    int hash = mixed * 0x9E3779B1;
    hash ^= hash >>> 16;
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int number = table[slot] - 1;
      if (hashes[number] == hash && holds(arrays[number], array, length)) {
        return number;
      }
      slot = slot + 1 & mask;
    }
    add(array, length, hash);
    table[slot] = size;
    if (2 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  /** {@return how many there are} */
  int size() {
    return size;
  }

  /** Forgets all, and keeps its room. */
  void clear() {
    if (size != 0) {
      Arrays.fill(table, 0);
      size = 0;
    }
  }

  private static boolean holds(int[] known, int[] array, int length) {
    if (known.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known[i] != array[i]) {
        return false;
      }
    }
    return true;
  }

  private void add(int[] array, int length, int hash) {
    if (size == arrays.length) {
      arrays = Arrays.copyOf(arrays, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    int[] copy = arrays[size];
    if (copy == null || copy.length != length) {
      copy = new int[length];
      arrays[size] = copy;
    }
    System.arraycopy(array, 0, copy, 0, length);
    hashes[size] = hash;
    size++;
  }

  private void grow() {
    table = new int[2 * table.length];
    int mask = table.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & mask;
      while (table[slot] != 0) {
        slot = slot + 1 & mask;
      }
      table[slot] = number + 1;
    }
  }

  /** {@return what a hash becomes with one more number} */
  static int mix(int hash, int more) {
    int mixed = hash * 31 + more;
    return mixed ^ mixed >>> 15;
  }
}
