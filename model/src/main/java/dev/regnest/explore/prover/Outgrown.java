package dev.regnest.explore.prover;

/** Thrown where a round goes on, by too much, with footprints that are known to be too small. */
final class Outgrown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final Outgrown INSTANCE = new Outgrown();

  private Outgrown() {
    super(null, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }
}
