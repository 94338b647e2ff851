package dev.regnest.kernelc.source;

import java.util.List;

/** A C file cannot be run; says where and why. */
public final class CException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** Creates one for those problems, at least one. */
  public CException(List<Problem> problems) {
    super(
        problems.get(0).toString(),
        null,
        /* enableSuppression= */ false,
        /* writableStackTrace= */ false);
    this.problems = List.copyOf(problems);
  }

  /** Creates one for one problem. */
  public CException(Position at, String message) {
    this(List.of(new Problem(at, message)));
  }

  /** {@return the problems, in the order in which they were found} */
  public List<Problem> problems() {
    return problems;
  }

  /** {@return each problem with its line of {@code text} and a caret below the place} */
  public List<String> lines(String file, String text) {
    List<String> sourceLines = text.lines().toList();
    return problems.stream().flatMap(p -> lines(p, file, sourceLines).stream()).toList();
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
