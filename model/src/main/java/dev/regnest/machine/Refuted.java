package dev.regnest.machine;

/**
 * Ends a run that is none: a load that waited finds another value than the code was answered.
 *
 * <p>Nothing of what was told about that run since then has happened.
 */
public final class Refuted extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one; it says nothing, as a search that guesses meets it all the time. */
  Refuted() {
    super(
        "a load that waited found another value",
        null,
        /* enableSuppression= */ false,
        /* writableStackTrace= */ false);
  }
}
