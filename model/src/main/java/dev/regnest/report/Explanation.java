package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.machine.Word;
import java.util.ArrayList;
import java.util.List;

/** A counterexample in numbered sentences, each with its because where there is one to give. */
final class Explanation {
  private Explanation() {}

  /** {@return the sentences, without their numbers; {@code reasons} are the values by which a condition of the code broke} */
  static List<String> of(List<Row> story, Violation violation, List<String> reasons) {
    List<String> sentences = new ArrayList<>();
    for (Row row : story) {
      boolean last = row.violations().contains(violation);
      if (!last || isOfCode(violation) || isTold(violation)) {
        add(
            sentences,
            row.step(),
            last && isTold(violation) ? because(violation, row) : row.because());
      }
      if (last && !isTold(violation)) {
        String because = isOfCode(violation) ? Text.list(reasons) : because(violation, row);
        add(sentences, violation.explain(), because);
      }
    }
    return sentences;
  }

  private static void add(List<String> sentences, String step, String because) {
    if (!step.isEmpty()) {
      sentences.add(capitalised(step) + (because.isEmpty() ? "" : ", because " + because) + ".");
    }
  }

  /** Whether the code itself says that it broke, by what it has just found. */
  private static boolean isOfCode(Violation violation) {
    return violation instanceof Violation.AssertionFailed || violation instanceof Violation.Oops;
  }

  /** Whether the line itself tells more than the violation knows. */
  private static boolean isTold(Violation violation) {
    return violation instanceof Violation.Interference
        || violation instanceof Violation.WrongValue wrong && wrong.isMixed();
  }

  /** A name of the code stays as it is written. */
  private static String capitalised(String step) {
    boolean isName = step.split(" ", 2)[0].matches(".*[^a-zA-Z,-].*");
    return isName ? step : Character.toUpperCase(step.charAt(0)) + step.substring(1);
  }

  /** {@return the sentences with their numbers, at most 75 columns wide} */
  static List<String> numbered(List<String> sentences) {
    List<String> lines = new ArrayList<>();
    for (int number = 1; number <= sentences.size(); number++) {
      String start = (number < 10 ? "  " : " ") + number + ". ";
      String indent = " ".repeat(start.length());
      lines.addAll(Text.wrap(start, indent, sentences.get(number - 1), Table.WIDTH));
    }
    return lines;
  }

  private static String because(Violation violation, Row row) {
    if (violation instanceof Violation.Interference) {
      return "nothing marks whose words they are";
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
