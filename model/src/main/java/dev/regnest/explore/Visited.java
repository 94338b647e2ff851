package dev.regnest.explore;

import java.util.Arrays;

/**
 * The states that a search has been in, each by a number of 64 bits, with how much was left to do there.
 *
 * <p>Hash compaction (Wolper and Leroy, 1993): two states of one number would be taken for one; among a million states that is one chance
 * in ten million.
 */
final class Visited {
  private static final int FREE = -1;

  private long[] states = new long[1 << 10];
  private byte[] left = new byte[states.length];
  private int size;

  Visited() {
    Arrays.fill(left, (byte) FREE);
  }

  /**
   * Comes to that state.
   *
   * @param more how many arrivals may still come, 0 to 127
   * @return whether there is anything new to find from here
   */
  boolean isNew(long state, int more) {
    int at = find(state);
    if (left[at] >= more) {
      return false;
    }
    size += left[at] == FREE ? 1 : 0;
    states[at] = state;
    left[at] = (byte) more;
    if (2 * size > states.length) {
      grow();
    }
    return true;
  }

  private int find(long state) {
    int at = (int) state & states.length - 1;
    while (left[at] != FREE && states[at] != state) {
      at = at + 1 & states.length - 1;
    }
    return at;
  }

  private void grow() {
    long[] oldStates = states;
    byte[] oldLeft = left;
    states = new long[2 * oldStates.length];
    left = new byte[states.length];
    Arrays.fill(left, (byte) FREE);
    for (int i = 0; i < oldStates.length; i++) {
      if (oldLeft[i] != FREE) {
        int at = find(oldStates[i]);
        states[at] = oldStates[i];
        left[at] = oldLeft[i];
      }
    }
  }
}
