package dev.regnest.stress.litmus;

/** Two results, printed as JCStress prints them. */
final class Seen {
  int r1;
  int r2;

  @Override
  public String toString() {
    return r1 + ", " + r2;
  }
}
