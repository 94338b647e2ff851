package dev.regnest.machine;

/** Ends a run whose code did what leaves no meaning to the rest of it; the {@link Monitor} has been told why, if something breaks by that. */
public final class RunAborted extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunAborted() {
    super(
        "the run ended early",
        null,
        /* enableSuppression= */ false,
        /* writableStackTrace= */ false);
  }
}
