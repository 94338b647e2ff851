package dev.regnest.compiled;

import java.util.List;

/** A compiler refuses a file. */
public final class CannotCompile extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int MOST_LINES = 12;

  private final String said;

  CannotCompile(String message, String said) {
    super(message);
    this.said = said;
  }

  /** {@return what the compiler said, its first lines} */
  public List<String> said() {
    return said.lines().limit(MOST_LINES).toList();
  }
}
