package dev.regnest.explore.prover;

/** Says that code took another step than the one written down, after the same reads. */
final class Deviation extends RuntimeException {
  private static final long serialVersionUID = 1;

  Deviation() {
    super("code under test did something else than before, after the same reads: does it keep"
        + " state outside its cells?");
  }
}
