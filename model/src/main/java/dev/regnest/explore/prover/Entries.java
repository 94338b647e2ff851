package dev.regnest.explore.prover;

import dev.regnest.machine.Values;
import dev.regnest.machine.Word;

/**
 * The ends of kernel entries: a task's user registers in memory become past ones, all at once.
 *
 * <p>No claim tells one past entry from another, so two numbers are enough, and no memory grows with the number of entries. As it does
 * the same to every word wherever it lies, an end needs to read none of them.
 */
final class Entries {
  /** The number of the current entry of each task. */
  static final int CURRENT = 1;

  private static final int PAST = 0;

  private Entries() {}

  /** Makes the user registers of {@code tasks}, a set of bits, past ones in those cells of {@code memory}. */
  static void end(Values memory, CellSet words, int tasks) {
    for (int address = words.next(0); address != CellSet.END; address = words.next(address + 1)) {
      Word word = Word.ofToken(memory.get(address));
      if (word.origin() == Word.Origin.USER
          && word.entry() == CURRENT
          && (tasks >> word.task() & 1) != 0) {
        memory.set(address, Word.user(word.task(), PAST, word.register()).token());
      }
    }
  }
}
