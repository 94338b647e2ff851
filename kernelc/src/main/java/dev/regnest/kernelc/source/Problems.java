package dev.regnest.kernelc.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The problems found so far: one at each place but for words that are missing there, and one for each such word, however often. */
public final class Problems {
  /** The places, file by file in the order in which the files were met. */
  private final Map<String, Map<Position, List<Problem>>> byFile = new LinkedHashMap<>();

  private final Map<String, MissingWord> missing = new LinkedHashMap<>();

  /** The words whose declarations could not be read: that they are missing is no problem of its own. */
  private final Set<String> doubtful = new HashSet<>();

  /** Adds one, unless that place has one. */
  public void add(Position at, Rule rule, String message) {
    add(new Problem(at, rule, message));
  }

  /** Adds one, unless that place has one, or it follows from another. */
  public void add(Problem problem) {
    if (doubtful.contains(problem.word()) && !isEmpty()) {
      return;
    }
    List<Problem> before = byFile
        .computeIfAbsent(problem.at().file(), file -> new LinkedHashMap<>())
        .computeIfAbsent(problem.at(), place -> new ArrayList<>());
    if (before.stream().anyMatch(other -> hides(other, problem))) {
      return;
    }
    before.add(problem);
    if (problem.isMissingWord()) {
      missing.computeIfAbsent(problem.word(), MissingWord::new).comesBy(problem);
    }
  }

  /** {@return whether one says enough of a place that both are about} A macro may bring several words that are missing. */
  private static boolean hides(Problem one, Problem other) {
    return !one.isMissingWord() || !other.isMissingWord() || one.word().equals(other.word());
  }

  /** Notes that what declares those words could not be read, which has been told. */
  public void doubt(Collection<String> words) {
    doubtful.addAll(words);
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
    for (Map<Position, List<Problem>> places : byFile.values()) {
      places.values().stream()
          .flatMap(List::stream)
          .filter(p -> !p.isMissingWord() || missing.get(p.word()).isFirst(p))
          .map(p -> p.isMissingWord() ? missing.get(p.word()).counted() : p)
          .sorted(Comparator.comparing(Problem::at, order))
          .forEach(all::add);
    }
    throw new CException(
        all, missing.values().stream().map(MissingWord::toString).toList());
  }
}
