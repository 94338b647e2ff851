package dev.regnest.compiled;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine that was run to its end, or to its limit of time.
 *
 * @param exitCode what it ended with; 128 and the number of a signal if one killed it, or -1 if it cannot be started
 * @param inTime whether it ended by itself
 * @param out all that it wrote
 */
record Command(int exitCode, boolean inTime, String out) {
  private static final int SECONDS = 60;

  /** By which a process says that a signal killed it, as a shell does. */
  static final int SIGNALLED = 128;

  /** SIGINT and SIGTERM, which come to whatever a terminal has started as they come to this process. */
  private static final Set<Integer> TOLD_TO_GO = Set.of(SIGNALLED + 2, SIGNALLED + 15);

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
  private static volatile boolean ended;

  /** The common pool may be full of threads that wait for commands, and then nobody would read what those write. */
  private static final Executor THREAD_OF_ITS_OWN = Command::startThread;

  /** Names of locales would change what tools say. */
  private static final Map<String, String> PLAIN = Map.of("LC_ALL", "C");

  static Command of(String... words) {
    return run(Path.of("."), SECONDS, List.of(words));
  }

  /**
   * {@return what came of those words}
   *
   * @throws StudyEnded if this process, or that one, was told to go meanwhile
   */
  static Command run(Path folder, int seconds, List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words))
        .directory(folder.toFile())
        .redirectErrorStream(true);
    builder.environment().putAll(PLAIN);
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException missing) {
      return new Command(-1, true, "");
    }
    RUNNING.add(process);
    try {
      // Whoever ended all may have come before it was among them.
      endIfAllAre(process);
      Command done = await(process, seconds);
      throwIfEnded();
      if (TOLD_TO_GO.contains(done.exitCode())) {
        throw new StudyEnded();
      }
      return done;
    } finally {
      RUNNING.remove(process);
    }
  }

  /** Ends whatever runs, as this process was told to go; nothing is run to its end from here on. */
  static void endAll() {
    ended = true;
    RUNNING.forEach(Command::endIfAllAre);
  }

  /** Goes no further where all has been ended. */
  static void throwIfEnded() {
    if (ended) {
      throw new StudyEnded();
    }
  }

  /** A compiler has others work for it. */
  private static void endIfAllAre(Process process) {
    if (ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void startThread(Runnable reads) {
    Thread thread = new Thread(reads, "output");
    thread.setDaemon(true);
    thread.start();
  }

  private static Command await(Process process, int seconds) {
    CompletableFuture<String> out =
        CompletableFuture.supplyAsync(() -> read(process.getInputStream()), THREAD_OF_ITS_OWN);
    try {
      boolean inTime = process.waitFor(seconds, TimeUnit.SECONDS);
      if (!inTime) {
        process.destroyForcibly().waitFor();
      }
      return new Command(process.exitValue(), inTime, out.join());
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String read(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  boolean succeeded() {
    return inTime && exitCode == 0;
  }

  Optional<String> firstLine() {
    return succeeded() ? out.lines().findFirst() : Optional.empty();
  }
}
