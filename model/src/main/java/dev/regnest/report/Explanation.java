package dev.regnest.report;

import dev.regnest.check.Violation;
import java.util.ArrayList;
import java.util.List;

/** A counterexample in numbered sentences, each with its because. */
final class Explanation {
  private Explanation() {}

  static List<String> of(List<Row> story, Violation violation) {
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (Row row : story) {
      if (!row.step().isEmpty()) {
        String because = row.because().isEmpty() ? "" : ", because " + row.because();
        add(lines, ++number, row.step() + because);
      }
    }
    add(lines, ++number, violation.explain());
    return lines;
  }

  private static void add(List<String> lines, int number, String sentence) {
    String capital = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    String start = " " + number + ". ";
    lines.addAll(Text.wrap(start, " ".repeat(start.length()), capital, Table.WIDTH));
  }
}
