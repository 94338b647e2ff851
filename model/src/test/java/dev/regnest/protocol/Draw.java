package dev.regnest.protocol;

import java.util.SplittableRandom;

/** Numbers to draw something from. */
@FunctionalInterface
public interface Draw {
  /** {@return the next number, from 0 to below {@code bound}} */
  int below(int bound);

  /** {@return the numbers of a seed} */
  static Draw of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return bound -> random.nextInt(bound);
  }
}
