package dev.regnest.kernelc.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems found so far: one at each place, and one for each word that is missing, however often. */
public final class Problems {
  /** The places, file by file in the order in which the files were met, by where they stand in it. */
  private final Map<String, Map<Position, Problem>> byFile = new LinkedHashMap<>();

  private final Map<String, MissingWord> missing = new LinkedHashMap<>();

  /** Adds one, unless that place has one. */
  public void add(Position at, Rule rule, String message) {
    add(new Problem(at, rule, message));
  }

  /** Adds one, unless that place has one. */
  public void add(Problem problem) {
    Map<Position, Problem> places =
        byFile.computeIfAbsent(problem.at().file(), file -> new LinkedHashMap<>());
    if (places.putIfAbsent(problem.at(), problem) == null && !problem.word().isEmpty()) {
      missing.computeIfAbsent(problem.word(), MissingWord::new).comesBy(problem);
    }
  }

  /** Adds all that an exception carries. */
  public void add(CException wrong) {
    wrong.problems().forEach(this::add);
  }

  /** {@return whether there are none} */
  public boolean isEmpty() {
    return byFile.isEmpty();
  }

  /** Throws them if there are any. */
  public void throwIfAny() {
    if (isEmpty()) {
      return;
    }
    List<Problem> all = new ArrayList<>();
    Comparator<Position> order =
        Comparator.comparingInt(Position::line).thenComparingInt(Position::column);
    for (Map<Position, Problem> places : byFile.values()) {
      places.values().stream()
          .filter(p -> p.word().isEmpty() || missing.get(p.word()).isFirst(p))
          .map(p -> p.word().isEmpty() ? p : missing.get(p.word()).counted())
          .sorted(Comparator.comparing(Problem::at, order))
          .forEach(all::add);
    }
    throw new CException(
        all, missing.values().stream().map(MissingWord::toString).toList());
  }
}
