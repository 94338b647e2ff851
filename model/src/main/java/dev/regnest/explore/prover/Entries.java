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
  /** Among the tasks whose entry has ended: what belongs to the sample that task B was taking is another's from then on. */
  static final int SAMPLE_OF_TASK_B = 4;

  /** The number of the current entry of each task. */
  static final int CURRENT = 1;

  private static final int PAST = 0;

  private Entries() {}

  /** Makes the user registers of {@code tasks}, a set of bits, past ones in those cells of {@code memory}. */
  static void end(Values memory, CellSet words, int tasks) {
    for (int address = words.next(0); address != CellSet.END; address = words.next(address + 1)) {
      int held = memory.get(address);
      int holds = after(held, tasks);
      if (holds != held) {
        memory.set(address, holds);
      }
    }
  }

  /** {@return what a word in memory is once those have ended} */
  static int after(int token, int tasks) {
    Word word = Word.ofToken(token);
    if ((tasks & SAMPLE_OF_TASK_B) != 0 && Owners.isOfTaskB(word)) {
      return Owners.another(word);
    }
    boolean isPast = word.origin() == Word.Origin.USER
        && word.entry() == CURRENT
        && (tasks >> word.task() & 1) != 0;
    return isPast ? Word.user(word.task(), PAST, word.register()).token() : token;
  }
}
