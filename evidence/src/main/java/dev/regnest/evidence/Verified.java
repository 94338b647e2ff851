package dev.regnest.evidence;

import dev.regnest.evidence.format.Ktap;
import dev.regnest.evidence.results.Gathering;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code verify} says of one file under one hypothesis.
 *
 * @param kind whether it came out as it should
 * @param name the file and the hypothesis
 * @param says what was found, or what is not as expected
 * @param bounds how the file bounds itself; empty where it does not
 * @param leftOut what of the file counts for nothing, a sentence each
 */
record Verified(Kind kind, String name, String says, String bounds, List<String> leftOut) {
  /** Where the name stands. */
  private static final int COLUMN = 13;

  /** How it came out. */
  enum Kind {
    AS_EXPECTED("as expected"),
    SURPRISE("SURPRISE"),
    NOT_READ("not read"),
    SKIPPED("skipped"),
    DEFECT("DEFECT");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  /** Creates that of a file of which nothing is known. */
  Verified(Kind kind, String name, String says) {
    this(kind, name, says, "", List.of());
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** {@return it as text, folded where there is more to say} */
  List<String> text() {
    String start = kind.label + " ".repeat(COLUMN - kind.label.length());
    String but = (bounds.isEmpty() ? "" : ", but " + bounds)
        + leftOut.stream().map(sentence -> "; " + sentence).collect(Collectors.joining());
    String line = name + (is(Kind.AS_EXPECTED) ? ": " : " # ") + says + but;
    return but.isEmpty()
        ? List.of(start + line)
        : Text.wrap(start, " ".repeat(start.length()), line, Gathering.MAIL_WIDTH);
  }

  /** {@return it as the test of that number, from 1} */
  List<String> ktap(int number) {
    List<String> lines = new ArrayList<>();
    if (!bounds.isEmpty()) {
      lines.add("# " + bounds);
    }
    leftOut.forEach(sentence -> lines.add("# " + sentence));
    if (is(Kind.SKIPPED)) {
      return List.of(Ktap.line("ok " + number + " " + Ktap.name(name) + " # SKIP " + says));
    }
    boolean ok = is(Kind.AS_EXPECTED);
    lines.add((ok ? "ok " : "not ok ") + number + " " + Ktap.name(name) + (ok ? "" : " # " + says));
    return lines.stream().map(Ktap::line).toList();
  }
}
