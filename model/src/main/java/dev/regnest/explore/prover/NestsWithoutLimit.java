package dev.regnest.explore.prover;

/** Ends a proof without a limit of depth in which frames nest ever deeper, each in a memory not seen before. */
final class NestsWithoutLimit extends RuntimeException {
  private static final long serialVersionUID = 1;

  NestsWithoutLimit() {
    super(null, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }
}
