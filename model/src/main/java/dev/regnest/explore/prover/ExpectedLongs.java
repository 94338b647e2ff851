package dev.regnest.explore.prover;

/** A set of longs, without boxes; one that is only expected yet has a cost. */
final class ExpectedLongs {
  private static final int THERE = -1;

  private long[] table;

  /** The generation in which a slot was filled; in any other one it is free. */
  private int[] filledIn;

  /** The least cost at which it is expected, or {@link #THERE}; or its number. */
  private int[] costs;

  private int generation = 1;
  private int size;

  /** Creates a set with room for about so many before it grows. */
  ExpectedLongs(int room) {
    int slots = Integer.highestOneBit(Math.max(8, room)) * 2;
    table = new long[slots];
    filledIn = new int[slots];
    costs = new int[slots];
  }

  /** {@return how many are there or expected} */
  int size() {
    return size;
  }

  /** Empties it, and keeps its room. */
  void clear() {
    generation++;
    size = 0;
  }

  /** {@return whether it was not in the set before} */
  boolean add(long one) {
    int slot = find(one);
    if (filledIn[slot] == generation) {
      boolean isNew = costs[slot] != THERE;
      costs[slot] = THERE;
      return isNew;
    }
    put(slot, one, THERE);
    return true;
  }

  /** Expects it at that cost, from 0. {@return whether it is neither in the set nor expected at that cost or less} */
  boolean expect(long one, int cost) {
    int slot = find(one);
    if (filledIn[slot] == generation) {
      boolean isLess = cost < costs[slot];
      costs[slot] = isLess ? cost : costs[slot];
      return isLess;
    }
    put(slot, one, cost);
    return true;
  }

  /** {@return its number, from 0 in the order in which they come; where nothing is expected} */
  int number(long one) {
    int slot = find(one);
    if (filledIn[slot] != generation) {
      put(slot, one, size);
      return size - 1;
    }
    return costs[slot];
  }

  private int find(long one) {
    int mask = filledIn.length - 1;
    int slot = hash(one) & mask;
    while (filledIn[slot] == generation && table[slot] != one) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void put(int slot, long one, int cost) {
    fill(slot, one, cost);
    size++;
    if (2 * size > filledIn.length) {
      grow();
    }
  }

  private void fill(int slot, long one, int cost) {
    table[slot] = one;
    filledIn[slot] = generation;
    costs[slot] = cost;
  }

  private void grow() {
    long[] old = table;
    int[] oldFilledIn = filledIn;
    int[] oldCosts = costs;
    table = new long[2 * old.length];
    filledIn = new int[table.length];
    costs = new int[table.length];
    for (int slot = 0; slot < old.length; slot++) {
      if (oldFilledIn[slot] == generation) {
        fill(find(old[slot]), old[slot], oldCosts[slot]);
      }
    }
  }

  private static int hash(long one) {
    long hash = one * 0x9E3779B97F4A7C15L;
    return (int) (hash ^ hash >>> 32);
  }
}
