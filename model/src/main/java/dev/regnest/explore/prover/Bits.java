package dev.regnest.explore.prover;

/** Sets of cells as bits by address. */
final class Bits {
  private Bits() {}

  /** {@return the addresses in the set, in order} */
  static int[] addresses(long cells) {
    int[] addresses = new int[Long.bitCount(cells)];
    int i = 0;
    for (long set = cells; set != 0; set &= set - 1) {
      addresses[i] = Long.numberOfTrailingZeros(set);
      i++;
    }
    return addresses;
  }
}
