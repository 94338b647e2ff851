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

  /** The same of the sample that a softirq over task B was taking. */
  static final int SAMPLE_OF_SOFTIRQ_OF_TASK_B = 8;

  /** How many bits they take. */
  static final int BITS = 4;

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
    if (word.ofSample() && (tasks & sampleOf(word)) != 0) {
      return Owners.another(word);
    }
    boolean isPast = word.origin() == Word.Origin.USER
        && word.entry() == CURRENT
        && (tasks >> word.task() & 1) != 0;
    return isPast ? Word.user(word.task(), PAST, word.register()).token() : token;
  }

  private static int sampleOf(Word word) {
    return switch (word.sample()) {
      case Owners.OF_TASK_B -> SAMPLE_OF_TASK_B;
      case Owners.OF_SOFTIRQ_OF_TASK_B -> SAMPLE_OF_SOFTIRQ_OF_TASK_B;
      default -> 0;
    };
  }
}
