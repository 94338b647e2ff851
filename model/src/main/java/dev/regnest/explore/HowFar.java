package dev.regnest.explore;

import java.util.function.BooleanSupplier;

/** Is asked now and then whether a proof is to stop, and told meanwhile how far it has come. */
public interface HowFar extends BooleanSupplier {
  /**
   * Is told before it is asked.
   *
   * @param states the frame states so far
   * @param memories from how many memories that it can tell apart the task has begun
   * @param variable the variable with the most values that one place has read; empty while none has two
   * @param values how many these are
   */
  void at(long states, int memories, String variable, int values);
}
