package dev.regnest.explore.prover;

/** A set of tuples of five longs, without boxes; one that is only expected yet has a cost. */
final class LongTuples {
  private static final int WIDTH = 5;
  private static final int THERE = -1;

  private long[] table;
  /** The generation in which a slot was filled; in any other one it is free. */
  private int[] filledIn;

  /** The least cost at which a tuple is expected, or {@link #THERE}; or its number. */
  private int[] costs;

  private int generation = 1;
  private int size;

  /** Creates a set with room for about so many tuples before it grows. */
  LongTuples(int room) {
    int slots = Integer.highestOneBit(Math.max(8, room)) * 2;
    table = new long[slots * WIDTH];
    filledIn = new int[slots];
    costs = new int[slots];
  }

  /** {@return how many tuples are there or expected} */
  int size() {
    return size;
  }

  /** Empties it, and keeps its room. */
  void clear() {
    generation++;
    size = 0;
  }

  /** {@return whether the tuple was not in the set before} */
  boolean add(long a, long b, long c, long d, long e) {
    int slot = find(a, b, c, d, e);
    if (filledIn[slot] == generation) {
      boolean isNew = costs[slot] != THERE;
      costs[slot] = THERE;
      return isNew;
    }
    put(slot, a, b, c, d, e, THERE);
    return true;
  }

  /** {@return the number of the tuple, from 0 in the order in which they come; where nothing is expected} */
  int number(long a, long b, long c, long d, long e) {
    int slot = find(a, b, c, d, e);
    if (filledIn[slot] != generation) {
      put(slot, a, b, c, d, e, size);
      return size - 1;
    }
    return costs[slot];
  }

  /** Expects the tuple at that cost, from 0. {@return whether it is neither in the set nor expected at that cost or less} */
  boolean expect(long a, long b, long c, long d, long e, int cost) {
    int slot = find(a, b, c, d, e);
    if (filledIn[slot] == generation) {
      boolean isLess = cost < costs[slot];
      costs[slot] = isLess ? cost : costs[slot];
      return isLess;
    }
    put(slot, a, b, c, d, e, cost);
    return true;
  }

  private int find(long a, long b, long c, long d, long e) {
    int mask = filledIn.length - 1;
    int slot = hash(a, b, c, d, e) & mask;
    while (filledIn[slot] == generation && !holds(slot * WIDTH, a, b, c, d, e)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean holds(int at, long a, long b, long c, long d, long e) {
    return table[at] == a
        && table[at + 1] == b
        && table[at + 2] == c
        && table[at + 3] == d
        && table[at + 4] == e;
  }

  private void put(int slot, long a, long b, long c, long d, long e, int cost) {
    fill(slot, a, b, c, d, e, cost);
    size++;
    if (2 * size > filledIn.length) {
      grow();
    }
  }

  private void fill(int slot, long a, long b, long c, long d, long e, int cost) {
    costs[slot] = cost;
    int at = slot * WIDTH;
    filledIn[slot] = generation;
    table[at] = a;
    table[at + 1] = b;
    table[at + 2] = c;
    table[at + 3] = d;
    table[at + 4] = e;
  }

  private void grow() {
    long[] old = table;
    int[] oldFilledIn = filledIn;
    int[] oldCosts = costs;
    table = new long[2 * old.length];
    filledIn = new int[2 * oldFilledIn.length];
    costs = new int[filledIn.length];
    for (int slot = 0; slot < oldFilledIn.length; slot++) {
      if (oldFilledIn[slot] == generation) {
        int at = slot * WIDTH;
        int to = find(old[at], old[at + 1], old[at + 2], old[at + 3], old[at + 4]);
        fill(to, old[at], old[at + 1], old[at + 2], old[at + 3], old[at + 4], oldCosts[slot]);
      }
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
