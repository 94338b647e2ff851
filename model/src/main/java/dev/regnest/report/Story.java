package dev.regnest.report;

import dev.regnest.check.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The lines of a timeline that matter for one violation, up to it and not beyond but for the brackets that are still open. */
final class Story {
  private static final List<Predicate<Row>> LEAST_FIRST = List.of(
      row -> row.kind() == Row.Kind.ENTRY,
      row -> row.kind() == Row.Kind.CONTROL,
      row -> row.kind() == Row.Kind.OUTPUT,
      row -> row.kind() == Row.Kind.PREDICATE,
      row -> row.kind() == Row.Kind.FILL);

  private Story() {}

  /** {@return at most {@code most} of the rows, as far as brackets and marked lines allow} */
  static List<Row> of(List<Row> rows, Set<String> shared, Violation violation, int most) {
    int end = end(rows, violation);
    Set<String> names = violation instanceof Violation.Imbalance imbalance
        ? namesOf(rows, imbalance.counter())
        : names(rows.subList(0, end + 1), shared);
    List<Row> story = new ArrayList<>();
    for (int i = 0; i <= end; i++) {
      Row row = rows.get(i);
      boolean oddCopy = row.kind() == Row.Kind.FILL
          && !row.mark().isEmpty()
          && row.visit() == rows.get(end).visit();
      if (i == end
          || row.isBracket()
          || oddCopy
          || row.touches().stream().anyMatch(names::contains)) {
        story.add(row);
      }
    }
    List<Visit> open = new ArrayList<>();
    for (Visit v = rows.get(end).visit(); v.interrupted() != null; v = v.interrupted()) {
      open.add(v.interrupted());
    }
    rows.subList(end + 1, rows.size()).stream()
        .filter(r -> r.kind() == Row.Kind.RETURN && open.remove(r.visit()))
        .forEach(row -> story.add(row.withoutMark()));
    shorten(story, rows.get(end), most);
    return story;
  }

  /** The counter, and where there are two CPUs, the other's as well. */
  private static Set<String> namesOf(List<Row> rows, String counter) {
    Set<String> names = new HashSet<>(Set.of(counter));
    rows.forEach(row -> row.touches().stream()
        .filter(name -> Names.onAnyCpu(name).equals(Names.onAnyCpu(counter)))
        .forEach(names::add));
    return names;
  }

  private static int end(List<Row> rows, Violation violation) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).violations().contains(violation)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the replay does not show \"" + violation.explain() + "\"");
  }

  private static Set<String> names(List<Row> rows, Set<String> shared) {
    Row last = rows.get(rows.size() - 1);
    Set<String> names = new HashSet<>(shared);
    names.addAll(last.touches());
    if (last.touches().isEmpty()) {
      for (int i = rows.size() - 2; i >= 0; i--) {
        if (rows.get(i).visit() == last.visit() && rows.get(i).kind() == Row.Kind.CONTROL) {
          names.addAll(rows.get(i).touches());
          break;
        }
      }
    }
    rows.stream()
        .filter(row -> row.kind() == Row.Kind.FILL
            && row.touches().stream().anyMatch(last.touches()::contains))
        .forEach(row -> names.addAll(row.touches()));
    return names;
  }

  private static void shorten(List<Row> story, Row end, int most) {
    for (Predicate<Row> least : LEAST_FIRST) {
      for (int i = 0; i < story.size() && story.size() > most; ) {
        Row row = story.get(i);
        if (row != end && row.mark().isEmpty() && least.test(row)) {
          story.remove(i);
        } else {
          i++;
        }
      }
    }
  }
}
