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
}
