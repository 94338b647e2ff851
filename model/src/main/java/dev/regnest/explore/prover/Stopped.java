package dev.regnest.explore.prover;

/** Ends a proof that was told to stop. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  Stopped() {
    super(null, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }
}
