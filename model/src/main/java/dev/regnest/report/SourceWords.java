package dev.regnest.report;

import dev.regnest.kernel.EventSource;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What fires the code of a hypothesis, in a word each, as hypotheses in C mark their functions. */
final class SourceWords {
  private SourceWords() {}

  /** {@return those of them that are not the task itself, in the order in which they interrupt each other} */
  static List<String> interrupting(Collection<EventSource> sources) {
    return new TreeSet<>(sources)
        .stream()
            .filter(s -> s != EventSource.TASK_EVENT)
            .map(SourceWords::word)
            .toList();
  }

  private static String word(EventSource source) {
    return switch (source) {
      case TASK_EVENT -> "task";
      case SOFTIRQ_EVENT -> "softirq";
      case HRTIMER -> "hardirq";
      case PMI -> "NMI";
      case BREAKPOINT -> "breakpoint";
      case KPROBE -> "kprobe";
      case OPTPROBE -> "optprobe";
      case NESTED_TRACE -> "traced function";
      case ENTRY_TRACE -> "entry event";
    };
  }
}
