package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.machine.Word;
import java.util.ArrayList;
import java.util.List;

/** A counterexample in numbered sentences, each with its because where there is one to give. */
final class Explanation {
  private final List<String> lines = new ArrayList<>();
  private int number;

  private Explanation() {}

  static List<String> of(List<Row> story, Violation violation) {
    Explanation explanation = new Explanation();
    for (Row row : story) {
      boolean last = row.violations().contains(violation);
      String step =
          last && !(violation instanceof Violation.Interference) ? violation.explain() : row.step();
      if (!step.isEmpty()) {
        explanation.add(step, last ? because(violation, row) : row.because());
      }
    }
    return explanation.lines;
  }

  private void add(String step, String because) {
    number++;
    String sentence = Character.toUpperCase(step.charAt(0)) + step.substring(1);
    String start = (number < 10 ? "  " : " ") + number + ". ";
    lines.addAll(Text.wrap(
        start,
        " ".repeat(start.length()),
        sentence + (because.isEmpty() ? "" : ", because " + because) + ".",
        Table.WIDTH));
  }

  private static String because(Violation violation, Row row) {
    if (violation instanceof Violation.Interference) {
      return "nothing tells the one of the other";
    }
    if (violation instanceof Violation.WrongValue) {
      return Origins.isStale(row.mark()) ? "nothing marked the copy as stale" : row.because();
    }
    if (violation instanceof Violation.Leak leak) {
      return because(leak.value());
    }
    return row.because();
  }

  private static String because(String value) {
    if (value.equals(Word.NOT_PUSHED.toString())) {
      return "kernel entry had not stored it";
    }
    if (value.equals(Word.FREED.toString())) {
      return "its handler had returned";
    }
    return "no sample had stored it";
  }
}
