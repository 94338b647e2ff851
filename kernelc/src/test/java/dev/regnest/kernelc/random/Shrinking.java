package dev.regnest.kernelc.random;

import java.util.Optional;
import java.util.function.Predicate;

/** Makes a piece of C as small as it gets while something stays true of it, by taking whatever goes first. */
public final class Shrinking {
  /** The most pieces that are tried. */
  private static final int MOST_TRIES = 3_000;

  private Shrinking() {}

  /** {@return a smallest piece of which {@code stays} is still true, as it is of {@code piece}; or as small as so many tries make it} */
  public static Tree smallest(Tree piece, Predicate<Tree> stays) {
    int[] tries = {0};
    Tree smallest = piece;
    for (Optional<Tree> next = Optional.of(piece); next.isPresent(); ) {
      smallest = next.get();
      next = smallest
          .smaller()
          .takeWhile(smaller -> tries[0]++ < MOST_TRIES)
          .filter(stays)
          .findFirst();
    }
    return smallest;
  }
}
