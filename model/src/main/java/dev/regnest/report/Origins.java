package dev.regnest.report;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Word;

/** Where a word came from, said only if it is not what its place promises. */
final class Origins {
  private static final String OF_TASK = "of task ";
  private static final String OF_ENTRY = "of entry ";

  private Origins() {}

  /** {@return in a few words whose it is, for register {@code r} of that task and entry; empty if it is theirs} */
  static String of(Word word, Register r, int task, int entry) {
    switch (word.origin()) {
      case USER:
        if (word.task() != task) {
          return OF_TASK + (char) ('A' + word.task());
        }
        if (word.entry() != entry) {
          return OF_ENTRY + word.entry();
        }
        return word.register() == r ? "" : "user " + word.register().label();
      case INTERRUPTED:
        return "the interrupted frame's";
      case PEBS_RECORD:
        return "the PEBS record's";
      default:
        return ofNobody(word);
    }
  }

  /** {@return whether that says, alone or among other remarks, that a word belongs to another task or entry} */
  static boolean isStale(String remark) {
    return remark.contains(OF_TASK) || remark.contains(OF_ENTRY);
  }

  /** {@return whether that says that a word belongs to another entry of the same task} */
  static boolean isOfAnotherEntry(String remark) {
    return remark.contains(OF_ENTRY);
  }

  /** {@return what it is if it is nobody's register: poison, stale, freed; else empty} */
  static String ofNobody(Word word) {
    switch (word.origin()) {
      case NEVER_FILLED:
      case NOT_PUSHED:
      case FREED:
      case ZEROED:
        return word.toString();
      default:
        return "";
    }
  }
}
