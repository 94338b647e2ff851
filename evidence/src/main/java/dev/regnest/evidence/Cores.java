package dev.regnest.evidence;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** All cores of this machine, for work that falls into parts. */
final class Cores {
  private Cores() {}

  /** {@return the results in the order of the parts, whichever was faster} */
  static <T> List<T> run(List<Callable<T>> parts, Terminal terminal) {
    return each(parts, terminal, Cores::result);
  }

  /** {@return the same with what each part failed of, which takes none of the others with it} */
  static <T> List<Attempt<T>> attempt(List<Callable<T>> parts, Terminal terminal) {
    return each(parts, terminal, Attempt::at);
  }

  private static <T, R> List<R> each(
      List<Callable<T>> parts, Terminal terminal, Function<Future<T>, R> result) {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Cores::thread);
    try (Progress progress = new Progress(terminal, parts.size())) {
      List<Future<T>> futures =
          parts.stream().map(part -> cores.submit(() -> progress.counted(part))).toList();
      return futures.stream().map(result).toList();
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
    return Attempt.at(work).orThrow();
  }

  /** One that keeps no process from ending. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "judge");
    thread.setDaemon(true);
    return thread;
  }
}
