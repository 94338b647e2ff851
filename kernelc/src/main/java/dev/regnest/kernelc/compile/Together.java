package dev.regnest.kernelc.compile;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.List;

/** The functions marked {@code __together}: each has to run with another one of its level, and a level has only so many handlers. */
final class Together {
  private static final int MOST_OF_A_LEVEL = 16;

  private record Marked(String function, Position at) {}

  private final List<Marked> marked = new ArrayList<>();

  /** Notes that the function is marked so at that place. */
  void add(String function, Position at) {
    marked.add(new Marked(function, at));
  }

  /** Tells of each that has nothing to run with, and of levels with too many handlers. */
  void check(List<Entry> entries, Problems problems) {
    for (Marked one : marked) {
      boolean together = entries.stream()
          .filter(entry -> entry.function().name().equals(one.function()))
          .anyMatch(entry -> entries.stream().anyMatch(other -> isWith(entry, other)));
      if (!together) {
        problems.add(
            one.at(),
            Rule.MARKER,
            "no other handler of the level of '" + one.function()
                + "()' is marked __together, so there is nothing that it runs with; what a task does runs together anyway");
      }
    }
    for (EventSource source : EventSource.values()) {
      List<Entry> alone = entries.stream()
          .filter(entry -> entry.sources().contains(source) && !entry.together())
          .toList();
      if (source != EventSource.TASK_EVENT && alone.size() > MOST_OF_A_LEVEL) {
        problems.add(
            alone.get(MOST_OF_A_LEVEL).at(),
            Rule.TOO_LARGE,
            "more than " + MOST_OF_A_LEVEL
                + " handlers of one level; some may be one, marked __together");
      }
    }
  }

  private static boolean isWith(Entry one, Entry other) {
    return other.together()
        && !other.function().name().equals(one.function().name())
        && one.sources().stream()
            .anyMatch(
                source -> source != EventSource.TASK_EVENT && other.sources().contains(source));
  }
}
