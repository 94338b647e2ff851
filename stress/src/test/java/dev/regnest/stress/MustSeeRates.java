package dev.regnest.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;

/**
 * How often each outcome that has to be seen was seen, in several JVMs each.
 *
 * @param rates sorted by test
 */
record MustSeeRates(List<Rate> rates) {
  private static final Pattern LINE = Pattern.compile(
      "\\| `(?<row>[^`]+)` \\| `(?<outcome>[^`]+)` \\| (?<where>[^|]+) \\| (?<least>\\S+) \\| (?<most>\\S+) \\|");

  /** One outcome: of which JVMs, and its rate in that where it was least and in that where it was most. */
  record Rate(String test, String outcome, String where, double least, double most) {
    /** {@return the outcome that this is the rate of} */
    String of() {
      return test + ": " + outcome + ", " + where;
    }

    String line() {
      return String.format(
          Locale.ROOT, "| `%s` | `%s` | %s | %.0e | %.0e |", test, outcome, where, least, most);
    }
  }

  /** {@return the rates of what has to be seen in that test} */
  static List<Rate> of(TestInfo test, List<JvmResult> results) {
    OutcomeTable table = new OutcomeTable(test);
    List<Rate> rates = new ArrayList<>();
    for (StateCase row : table.rows()) {
      Mark.of(row).filter(Mark::isToBeSeen).ifPresent(mark -> {
        List<Double> each = results.stream()
            .filter(result -> result.underC2() == mark.isUnderC2())
            .map(JvmResult::counts)
            .map(counts -> counts.of(outcome -> table.rowOf(outcome) == row)
                / (double) Math.max(1, counts.samples()))
            .sorted()
            .toList();
        rates.add(new Rate(
            test.name().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1"),
            row.matchPattern().replace("|", " or "),
            mark.isUnderC2() ? "C2 alone" : "as it is",
            each.isEmpty() ? 0 : each.get(0),
            each.isEmpty() ? 0 : each.get(each.size() - 1)));
      });
    }
    return rates;
  }

  /** {@return the rates in a file that holds {@link #toString} among other lines} */
  static MustSeeRates read(Path file) throws IOException {
    return new MustSeeRates(Files.readString(file)
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(line -> new Rate(
            line.group("row"),
            line.group("outcome"),
            line.group("where"),
            Double.parseDouble(line.group("least")),
            Double.parseDouble(line.group("most"))))
        .toList());
  }

  /** {@return the lines of a table} */
  @Override
  public String toString() {
    return "| test | outcome | JVM | least | most |\n|---|---|---|---|---|\n"
        + rates.stream().map(Rate::line).collect(Collectors.joining("\n", "", "\n"));
  }
}
