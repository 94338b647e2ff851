package dev.regnest.stress.memory;

/**
 * Time that passes in the middle of something, without an access to memory.
 *
 * <p>What the kernel does between two steps takes far longer than the steps of a test. Without this the other thread would hardly ever come
 * between, least of all on a busy machine. It keeps a compiler from moving anything across, so it stands only where that is not the question.
 */
public final class Dwell {
  /** About as long as a sample takes to be prepared. */
  public static final int WHILE = 8;

  private Dwell() {}

  /** Passes so many turns, each some tens of nanoseconds. */
  public static void turns(int turns) {
    for (int turn = 0; turn < turns; turn++) {
      Thread.onSpinWait();
    }
  }

  /**
   * {@return a number above 0, after some hundreds of nanoseconds in which it was computed from that one}
   *
   * <p>Nothing keeps a compiler from moving accesses across, and there is no loop that it would have to unroll before it does.
   *
   * @param seed 0 or more
   */
  public static double computing(double seed) {
    return sixteen(sixteen(sixteen(sixteen(seed))));
  }

  private static double sixteen(double seed) {
    return four(four(four(four(seed))));
  }

  private static double four(double seed) {
    return root(root(root(root(seed))));
  }

  private static double root(double seed) {
    return Math.sqrt(seed) + 1;
  }
}
