package dev.regnest.kernelc.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A C file cannot be run; says where and why. */
public final class CException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;
  private final transient List<String> missing;

  CException(List<Problem> problems, List<String> missing) {
    super(
        problems.get(0).toString(),
        null,
        /* enableSuppression= */ false,
        /* writableStackTrace= */ false);
    this.problems = List.copyOf(problems);
    this.missing = List.copyOf(missing);
  }

  /** Creates one for one problem. */
  public CException(Position at, Rule rule, String message) {
    this(List.of(new Problem(at, rule, message)), List.of());
  }

  /** {@return one about a word, which may be declared where something is wrong} */
  public static CException about(Position at, Rule rule, String word, String message) {
    return new CException(List.of(new Problem(at, rule, word, message)), List.of());
  }

  /** {@return one about a word, where the members of a struct are not known that would have to be} */
  public static CException wanting(
      Position at, Rule rule, String word, String tag, String message) {
    return new CException(List.of(new Problem(at, rule, word, tag, message)), List.of());
  }

  /** {@return one for a word that nothing declares} */
  public static CException unknown(Position at, String word, String message) {
    return new CException(List.of(new Problem(at, Rule.UNKNOWN_WORD, word, message)), List.of());
  }

  /** {@return the same with another message for each problem about one of those words} */
  public CException saying(Map<String, String> messages) {
    List<Problem> said = problems.stream()
        .map(p -> messages.containsKey(p.word())
            ? new Problem(p.at(), p.rule(), p.word(), p.wants(), messages.get(p.word()))
            : p)
        .toList();
    return new CException(said, missing);
  }

  /** {@return the problems, in the order of the file's lines} */
  public List<Problem> problems() {
    return problems;
  }

  /** {@return each problem with its line of {@code text} and a caret below the place, and all missing words behind them, if they are several} */
  public List<String> lines(String file, String text) {
    List<String> sourceLines = text.lines().toList();
    List<String> all = new ArrayList<>();
    problems.forEach(p -> all.addAll(lines(p, file, sourceLines)));
    if (missing.size() > 1) {
      all.add(file + ": " + missing.size() + " words are missing: " + String.join(", ", missing));
    }
    return all;
  }

  private static List<String> lines(Problem problem, String file, List<String> text) {
    Position at = problem.at();
    if (!at.file().equals(file) || at.line() > text.size()) {
      return List.of(problem.toString());
    }
    String line = text.get(at.line() - 1);
    String shown = line.length() > 160 ? line.substring(0, 160) : line;
    int column = Math.min(at.column(), shown.length() + 1);
    String indent = shown.substring(0, column - 1).replaceAll("[^\t]", " ");
    return List.of(problem.toString(), "    " + shown, "    " + indent + "^");
  }
}
