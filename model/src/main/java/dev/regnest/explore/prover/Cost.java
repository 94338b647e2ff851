package dev.regnest.explore.prover;

/** What a schedule costs, so that the cheapest comes first: the number of arrivals, and then that of moved accesses. */
final class Cost {
  /** One more moved access. */
  static final int MOVE = 1;

  /** One more arrival. */
  static final int ARRIVAL = 1 << 6;

  private Cost() {}

  /** {@return the number of arrivals} */
  static int arrivals(int cost) {
    return cost / ARRIVAL;
  }
}
