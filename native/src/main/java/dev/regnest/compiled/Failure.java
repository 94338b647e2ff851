package dev.regnest.compiled;

/**
 * A run that says nothing about the code.
 *
 * @param kind what went wrong
 * @param message the same in words
 */
public record Failure(Kind kind, String message) {
  /** What can go wrong. */
  public enum Kind {
    /** This system does not let the harness do its work. */
    CANNOT,
    /** Code under test goes round for ever. */
    ENDLESS,
    /** The process died. */
    CRASH,
    /** There was not enough time. */
    TIME
  }
}
