package dev.regnest.machine;

/** Numbers that stand for states: two that differ have different ones, but for a chance of one in 2 to the 64. */
final class Fingerprint {
  private static final long ODD = 0x517cc1b727220a95L;

  private Fingerprint() {}

  /** {@return what stands for {@code state} and then {@code value}} */
  static long mix(long state, long value) {
    return (Long.rotateLeft(state, 5) ^ value) * ODD;
  }

  /** {@return the same number with every bit depending on all; the finaliser of SplitMix64 (Steele, Lea and Flood, 2014)} */
  static long finish(long state) {
    long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
