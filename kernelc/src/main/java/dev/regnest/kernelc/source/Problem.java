package dev.regnest.kernelc.source;

/**
 * One thing that is wrong with a C file, or that is C and not supported.
 *
 * @param at where
 * @param message what, with what would be right
 */
public record Problem(Position at, String message) {
  /** {@return the line that compilers print} */
  @Override
  public String toString() {
    return at + ": error: " + message;
  }
}
