package dev.regnest.evidence;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * What came of one part of some work.
 *
 * @param result its result; null if it failed
 * @param failure what it failed of; null if it did not
 */
record Attempt<T>(T result, RuntimeException failure) {
  /** Waits until it is done. */
  static <T> Attempt<T> at(Future<T> work) {
    try {
      return new Attempt<>(work.get(), null);
    } catch (ExecutionException failed) {
      return new Attempt<>(null, unchecked(failed.getCause()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Attempt<>(null, new IllegalStateException(interrupted));
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }

  T orThrow() {
    if (failure != null) {
      throw failure;
    }
    return result;
  }
}
