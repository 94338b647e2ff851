package dev.regnest.explore.prover;

import dev.regnest.machine.Word;

/**
 * Two colours for the owners of words: the observed sample, and everybody else.
 *
 * <p>Every frame's own sample is observed once from every memory in which it can start; no claim tells one of the others from another:
 * data independence (Wolper, 1986) of sample identities. So two colours stand for any number of samples.
 */
final class Owners {
  /** The sample of the frame that is explored. */
  static final int MINE = 1;

  private static final int OTHER = 0;

  private Owners() {}

  /** {@return the value as another frame sees it} */
  static int seenByOthers(int token) {
    Word word = Word.ofToken(token);
    return word.ofSample() && word.sample() == MINE ? word.asOfSample(OTHER).token() : token;
  }
}
