package dev.regnest.explore.prover;

import dev.regnest.machine.Values;
import dev.regnest.machine.Word;

/**
 * Two colours for the owners of words: the observed sample, and everybody else.
 *
 * <p>Every frame's own sample is observed once from every memory in which it can start; no claim tells one of the others from another:
 * data independence (Wolper, 1986) of sample identities. So two colours stand for any number of samples. Words change colour where a sample
 * begins, to which all that it finds is another's, and where its frame returns, as whoever goes on then is another. A nested frame whose
 * sample has not begun yet may find words of the colour of the sample that it interrupts: nothing asks whose they are before.
 */
final class Owners {
  /** The sample of the frame that is explored. */
  static final int MINE = 1;

  private static final int OTHER = 0;

  /** The sample that task B is taking, where it has been left half done. */
  static final int OF_TASK_B = 2;

  /** The sample that a softirq over task B is taking, where it has been left half done. */
  static final int OF_SOFTIRQ_OF_TASK_B = 3;

  private Owners() {}

  /** Makes what a sample that was left half done stored the observed sample's, as its frame goes on; what was observed until then is another's. */
  static void goesOn(Values memory, CellSet words, int colour) {
    change(memory, words, MINE, OTHER);
    change(memory, words, colour, MINE);
  }

  /** Makes what belongs to the observed sample that of one that is left half done. */
  static void isLeft(Values memory, CellSet words, int colour) {
    change(memory, words, MINE, colour);
  }

  /** {@return that word, belonging to another sample, as it stands in memory} */
  static int another(Word word) {
    return word.asOfSample(OTHER).token();
  }

  /** Makes what belongs to the observed sample another's in those cells of {@code memory}, as another frame sees it. */
  static void seenByOthers(Values memory, CellSet words) {
    change(memory, words, MINE, OTHER);
  }

  private static void change(Values memory, CellSet words, int from, int to) {
    for (int address = words.next(0); address != CellSet.END; address = words.next(address + 1)) {
      Word word = Word.ofToken(memory.get(address));
      if (word.ofSample() && word.sample() == from) {
        memory.set(address, word.asOfSample(to).token());
      }
    }
  }
}
