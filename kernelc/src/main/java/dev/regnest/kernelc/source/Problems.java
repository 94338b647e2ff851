package dev.regnest.kernelc.source;

import java.util.ArrayList;
import java.util.List;

/** The problems found so far, in the order in which they were found. */
public final class Problems {
  private static final int MOST = 20;

  private final List<Problem> problems = new ArrayList<>();

  /** Adds one, unless there are so many already that no more would be read, or that line has one. */
  public void add(Position at, String message) {
    boolean told = problems.stream()
        .anyMatch(p -> p.at().line() == at.line() && p.at().file().equals(at.file()));
    if (problems.size() < MOST && !told) {
      problems.add(new Problem(at, message));
    }
  }

  /** {@return whether there are as many as are told} */
  public boolean isFull() {
    return problems.size() == MOST;
  }

  /** Throws them if there are any. */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new CException(problems);
    }
  }
}
