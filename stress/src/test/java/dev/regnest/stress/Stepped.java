package dev.regnest.stress;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of one shape, interrupted before each instruction.
 *
 * @param instructions how many the victim executes in its own compiled code
 * @param undelivered before how many of them no handler ran
 * @param bad after how many the outcome was not an acceptable one
 * @param firstBad the first of those places, {@code method:bytecode, line N}, or nothing
 * @param seen every outcome, with the number of places that gave it
 * @param unpredicted those that the model says one CPU cannot have
 */
record Stepped(
    String test,
    long instructions,
    long undelivered,
    long bad,
    String firstBad,
    SortedMap<String, Long> seen,
    List<String> unpredicted) {

  /** {@return the fields in a line, tabs between them, as {@link StepperRun} reads it} */
  String line() {
    return String.join(
        "\t",
        "stepped",
        test,
        Long.toString(instructions),
        Long.toString(undelivered),
        Long.toString(bad),
        firstBad,
        seen.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; ")),
        String.join("; ", unpredicted));
  }

  /** {@return what {@link #line} wrote, or empty if it wrote something else} */
  static Optional<Stepped> parse(String line) {
    String[] fields = line.split("\t", -1);
    if (!fields[0].equals("stepped")) {
      return Optional.empty();
    }
    SortedMap<String, Long> seen = new TreeMap<>();
    for (String outcome : split(fields[6])) {
      String[] count = outcome.split(": ");
      seen.put(count[0], Long.valueOf(count[1]));
    }
    return Optional.of(new Stepped(
        fields[1],
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        Long.parseLong(fields[4]),
        fields[5],
        seen,
        split(fields[7])));
  }

  private static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("; "));
  }
}
