package dev.regnest.machine;

/** Ends the run of task B's code where task A goes on. */
final class LeftHalfDone extends RuntimeException {
  static final LeftHalfDone INSTANCE = new LeftHalfDone();

  private static final long serialVersionUID = 1;

  private LeftHalfDone() {
    super(
        "task B is left half done",
        /* cause= */ null,
        /* enableSuppression= */ false,
        /* writableStackTrace= */ false);
  }
}
