package dev.regnest.evidence;

import dev.regnest.machine.RunRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** All cores of this machine, for work that falls into parts. */
final class Cores {
  private Cores() {}

  /** {@return the results in the order of the parts, whichever was faster} */
  static <T> List<T> run(List<Callable<T>> parts, Terminal terminal) {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Cores::thread);
    try (Progress progress = new Progress(terminal, parts.size())) {
      List<Future<T>> futures =
          parts.stream().map(part -> cores.submit(() -> progress.counted(part))).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(result(future));
      }
      return results;
    } finally {
      cores.shutdownNow();
    }
  }

  /** {@return what is begun now, beside all else; its {@link #result} is waited for} */
  static <T> Future<T> begin(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    thread(task).start();
    return task;
  }

  /** {@return what came of it, once it is done} */
  static <T> T result(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RunRefused refused
          ? refused
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** One that keeps no process from ending. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "judge");
    thread.setDaemon(true);
    return thread;
  }
}
