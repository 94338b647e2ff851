package dev.regnest.kernelc;

import dev.regnest.kernel.Era;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the comment at the head of a file says.
 *
 * @param question the question that the file asks, in one sentence; empty if it asks none
 * @param hypotheses the ids of the hypotheses that it is asked under; empty if the file names none
 * @param era the kernel whose rules hold for it unless the user says otherwise; empty if the file names none
 * @param tree the kernel whose tree it is over, as {@code v6.1}; empty if the file names none
 * @param results what is expected under each of them, or under all if it is one; empty if nothing is
 */
public record Head(
    String question,
    List<String> hypotheses,
    Optional<Era> era,
    Optional<String> tree,
    List<Expectation> results) {
  private static final Pattern FIELD = Pattern.compile("(Hypotheses|Era|Tree|Result):\\s*(.*)");

  /** Reads the head of a file; the file's name is for messages. */
  static Head of(String file, String text) {
    int start = start(text);
    int end = start < 0 ? -1 : text.indexOf("*/", start);
    if (end < 0) {
      return new Head("", List.of(), Optional.empty(), Optional.empty(), List.of());
    }
    StringBuilder question = new StringBuilder();
    List<String> hypotheses = new ArrayList<>();
    Optional<Era> era = Optional.empty();
    Optional<String> tree = Optional.empty();
    List<Expectation> results = new ArrayList<>();
    boolean asking = true;
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    for (String raw : text.substring(start, end).split("\n", -1)) {
      String said = raw.replaceFirst("^\\s*\\*?\\s?", "").strip();
      Matcher field = FIELD.matcher(said);
      if (field.matches() && field.group(1).equals("Hypotheses")) {
        hypotheses.addAll(Arrays.asList(field.group(2).strip().split("[,\\s]+")));
      } else if (field.matches() && field.group(1).equals("Era")) {
        era = Optional.of(era(new Position(file, line, 1), field.group(2).strip(), era));
      } else if (field.matches() && field.group(1).equals("Tree")) {
        tree = Optional.of(tree(new Position(file, line, 1), field.group(2).strip(), tree));
      } else if (field.matches()) {
        results.add(
            Expectation.parse(new Position(file, line, 1), field.group(2).strip()));
      }
      asking &= !field.matches() && (question.isEmpty() || !said.isEmpty());
      if (asking && !said.startsWith("SPDX")) {
        question.append(question.isEmpty() ? "" : " ").append(said);
      }
      line++;
    }
    if (results.size() > 1 && results.size() != hypotheses.size()) {
      throw new CException(
          new Position(file, 1, 1),
          Rule.HEAD,
          results.size() + " lines \"Result:\" for " + hypotheses.size()
              + " hypotheses; write one for all, or one for each in the same order");
    }
    return new Head(
        question.toString().strip(), List.copyOf(hypotheses), era, tree, List.copyOf(results));
  }

  private static String tree(Position at, String name, Optional<String> before) {
    if (before.isPresent() || !name.matches("v[0-9]+[.][0-9]+")) {
      throw new CException(
          at,
          Rule.HEAD,
          before
              .map(other -> "a second line \"Tree:\", \"" + name + "\" after \"" + other + "\"")
              .orElse("\"Tree: " + name + "\" is no kernel; write its version, as \"Tree: v6.1\""));
    }
    return name;
  }

  private static Era era(Position at, String name, Optional<Era> before) {
    String known = Arrays.stream(Era.values()).map(Era::name).collect(Collectors.joining(", "));
    if (before.isPresent()) {
      throw new CException(
          at,
          Rule.HEAD,
          "a second line \"Era:\", \"" + name + "\" after \"" + before.get()
              + "\"; one file is asked of one kernel");
    }
    return Era.named(name)
        .orElseThrow(
            () -> new CException(at, Rule.HEAD, "unknown era \"" + name + "\"; known: " + known));
  }

  /** {@return where the text of the first comment begins, the line with the licence aside, or -1 if code comes first} */
  private static int start(String text) {
    int at = 0;
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (text.startsWith("//", at)) {
        at = Math.max(at, text.indexOf('\n', at)) + 1;
      } else if (text.startsWith("/* SPDX", at)) {
        at = Math.max(at, text.indexOf("*/", at)) + 2;
      } else {
        return text.startsWith("/*", at) ? at + 2 : -1;
      }
    }
  }

  /** {@return what is expected under the hypothesis of that place in the list, or empty if nothing is} */
  public Optional<Expectation> expected(int hypothesis) {
    if (results.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(results.get(results.size() == 1 ? 0 : hypothesis));
  }
}
