package dev.regnest.report;

import dev.regnest.kernel.EventSource;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What fires the code of a hypothesis, in a word each. */
final class SourceWords {
  private SourceWords() {}

  /** {@return those of them that are not the task itself, in the order in which they interrupt each other} */
  static List<String> interrupting(Collection<EventSource> sources) {
    return new TreeSet<>(sources)
        .stream()
            .filter(s -> s != EventSource.TASK_EVENT)
            .map(EventSource::word)
            .toList();
  }
}
