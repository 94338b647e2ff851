package dev.regnest.kernelc.run;

import java.util.Arrays;

/**
 * Where a frame stands in its code: the blocks, loops and calls that it is in, each with the place there, the innermost last.
 *
 * <p>While values of half evaluated expressions are held, which are kept elsewhere, that is not all that the code goes by.
 */
final class ControlStack {
  private int[] places = new int[32];
  private int depth;
  private int held;

  /** Enters the block, the loop or the call of that number, where it stands at place 0. */
  void enter(int number) {
    if (depth + 2 > places.length) {
      places = Arrays.copyOf(places, 2 * places.length);
    }
    places[depth] = number;
    places[depth + 1] = 0;
    depth += 2;
  }

  /** Goes to that place of the innermost one. */
  void at(int place) {
    places[depth - 1] = place;
  }

  /** Leaves the innermost one. */
  void leave() {
    depth -= 2;
  }

  /** Holds a value of its own from here on. */
  void hold() {
    held++;
  }

  /** Has no more use for the value held last. */
  void release() {
    held--;
  }

  /** {@return whether it holds any} */
  boolean holds() {
    return held > 0;
  }

  /** {@return how many numbers say where it stands} */
  int size() {
    return depth;
  }

  /** Writes them from that place on. */
  void copyTo(long[] into, int from) {
    for (int i = 0; i < depth; i++) {
      into[from + i] = places[i];
    }
  }
}
