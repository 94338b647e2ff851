package dev.regnest.compiled.report;

import dev.regnest.compiled.Failure;

/** What {@code ./regnest native} says to a script, the best first; the worst of several counts. */
public enum Exit {
  /** Nothing broke at any instruction. */
  HOLDS(0),
  /** A claim broke, as the model says. */
  VIOLATED(1),
  /** Nothing can arrive, or no assertion is left in the code. */
  VACUOUS(3),
  /** It was not run, or not to its end. */
  UNKNOWN(4),
  /** An instruction was not reached, or a run did not repeat itself. */
  INCOMPLETE(6),
  /** Code under test does not end. */
  ENDLESS(8),
  /** The process died. */
  CRASH(7),
  /** The compiler refuses the file. */
  REFUSED(2),
  /** A claim broke that the model calls proved. */
  MODEL_IS_WRONG(5);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** {@return the exit code} */
  public int code() {
    return code;
  }

  /** {@return the worse of the two} */
  public Exit or(Exit other) {
    return compareTo(other) < 0 ? other : this;
  }

  static Exit of(Failure.Kind kind) {
    switch (kind) {
      case CRASH:
        return CRASH;
      case ENDLESS:
        return ENDLESS;
      default:
        return UNKNOWN;
    }
  }
}
