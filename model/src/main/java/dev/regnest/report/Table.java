package dev.regnest.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Lines side by side: time downwards, one column a context, at most 75 wide. */
final class Table {
  /** The most columns of text in a line of a table. */
  static final int WIDTH = 75;

  private static final int NARROWEST = 4;
  private static final String GUTTER = " point  ";
  private static final String GUTTER_RULE = " -----  ";

  private static final Set<Row.Kind> PLACELESS =
      EnumSet.of(Row.Kind.RETURN, Row.Kind.PREDICATE, Row.Kind.DEFERRED);

  private final Columns columns;
  private final boolean points;
  private final List<Row> rows;
  private final int[] starts;
  private final int markLength;

  /** Prepares a table for lines of those frames, with the numbers of their points if asked. */
  Table(List<Visit> visits, List<Row> rows, boolean points) {
    columns = new Columns(visits);
    this.rows = rows;
    this.points = points;
    starts = new int[columns.count() + 1];
    markLength = rows.stream().mapToInt(row -> mark(row).length()).max().orElse(0);
    int widest = WIDTH;
    place(widest);
    while (widest > NARROWEST && !fits()) {
      place(--widest);
    }
  }

  /** Gives each column what its longest line needs, but no more than {@code widest}, and no less than its head. */
  private void place(int widest) {
    starts[0] = points ? GUTTER.length() : 1;
    for (int i = 0; i < columns.count(); i++) {
      int column = i;
      int longest = rows.stream()
          .filter(row -> columns.of(row.visit()) == column)
          .mapToInt(row -> row.text().length())
          .max()
          .orElse(0);
      starts[i + 1] = starts[i]
          + 1
          + Math.max(
              columns.shortest(i),
              Math.min(widest, Math.max(longest, columns.label(i, WIDTH).length())));
    }
  }

  private boolean fits() {
    return rows.stream()
            .allMatch(row ->
                text(row).length() + (mark(row).isEmpty() ? 0 : 2 + mark(row).length()) <= WIDTH)
        && starts[columns.count()] - 1 <= WIDTH;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(header());
    int marks = rows.stream()
        .filter(row -> !row.mark().isEmpty())
        .mapToInt(row -> text(row).length() + 2)
        .max()
        .orElse(0);
    int at = Math.min(marks, WIDTH - markLength);
    rows.forEach(row -> lines.addAll(lines(row, at)));
    return lines;
  }

  private List<String> header() {
    StringBuilder labels = new StringBuilder(points ? GUTTER : " ");
    StringBuilder rules = new StringBuilder(points ? GUTTER_RULE : " ");
    for (int i = 0; i < columns.count(); i++) {
      int width = starts[i + 1] - starts[i] - 1;
      labels.append(Text.pad(columns.label(i, width), width)).append(' ');
      rules.append("-".repeat(width)).append(' ');
    }
    return List.of(labels.toString().stripTrailing(), rules.toString().stripTrailing());
  }

  private String text(Row row) {
    return Text.pad(points ? point(row) : "", starts[columns.of(row.visit())]) + row.text();
  }

  private static String point(Row row) {
    if (PLACELESS.contains(row.kind()) || row.from() == 0) {
      return "";
    }
    String numbers = row.from() == row.to() ? "" + row.from() : row.from() + "-" + row.to();
    return " ".repeat(Math.max(0, GUTTER.stripTrailing().length() - numbers.length())) + numbers;
  }

  private static String mark(Row row) {
    return row.mark().isEmpty() ? "" : "// " + row.mark();
  }

  /** One line, or two where the mark would not fit beside the text. */
  private List<String> lines(Row row, int marks) {
    String text = text(row);
    String mark = mark(row);
    if (mark.isEmpty()) {
      return List.of(cut(text));
    }
    int at = Math.max(marks, text.length() + 2);
    return at + mark.length() <= WIDTH
        ? List.of(Text.pad(text, at) + mark)
        : List.of(cut(text), cut(Text.pad("", WIDTH - mark.length()) + mark));
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
  }
}
