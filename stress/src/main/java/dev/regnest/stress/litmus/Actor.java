package dev.regnest.stress.litmus;

/**
 * One program of a {@link Litmus}, without unbounded loops.
 *
 * @param <R> where it leaves what it saw
 */
@FunctionalInterface
public interface Actor<R> {
  /** Runs it from beginning to end. */
  void run(Memory memory, R result);
}
