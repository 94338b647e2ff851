package dev.regnest.evidence;

import dev.regnest.explore.HowFar;
import dev.regnest.explore.judge.Heap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Option;

/** The options that end a judgement before it is decided, and which of them did. */
final class Limits {
  private static final double NANOS_PER_SECOND = 1e9;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description =
          "Stop after so many seconds, such as 10 or 0.5; what is not decided by then is UNKNOWN. By default check stops after 60.")
  private Double seconds;

  @Option(
      names = "--memory-limit",
      paramLabel = "MB",
      description =
          "Stop when more than so many megabytes are in use; by default nine tenths of what the JVM has, which are 2 GB.")
  private Long megabytes;

  @Option(
      names = "--states",
      paramLabel = "N",
      description =
          "Stop a proof after so many states; by default 4000000 for a file, the same on every machine.")
  private Long states;

  private double unlessAsked = Double.POSITIVE_INFINITY;
  private final AtomicReference<String> hit = new AtomicReference<>();

  /** Stops after so many seconds unless another limit is asked for. */
  void stopAfter(double most) {
    unlessAsked = most;
  }

  /** {@return what tells an engine to stop: either limit, or the reader; it tells the reader how far it is} Time runs from now. */
  HowFar or(Terminal terminal) {
    check("time limit", seconds == null || seconds > 0, seconds, "seconds, more than 0");
    check("memory limit", megabytes == null || megabytes > 0, megabytes, "megabytes, 1 or more");
    check("number of states", states == null || states > 0, states, "1 or more");
    long start = System.nanoTime();
    return new HowFar() {
      @Override
      public boolean getAsBoolean() {
        return terminal.stop().get() || isOutOfTime(start) || isOutOfMemory();
      }

      @Override
      public void at(long states, int memories, String variable, int values) {
        if (terminal.progress()) {
          terminal.far().set(words(states, memories, variable, values));
        }
      }
    };
  }

  /** {@return {@code 4096 states, 64 memories, 8 values of x}} */
  static String words(long states, int memories, String variable, int values) {
    return states + " states, " + memories + (memories == 1 ? " memory" : " memories")
        + (variable.isEmpty() ? "" : ", " + values + " values of " + variable);
  }

  private static void check(String what, boolean right, Object value, String expected) {
    if (!right) {
      throw new UsageException("not a " + what + ": \"" + value + "\"; expected " + expected);
    }
  }

  private boolean isOutOfTime(long start) {
    double most = seconds == null ? unlessAsked : seconds;
    boolean out = System.nanoTime() - start > most * NANOS_PER_SECOND;
    if (out) {
      hit.compareAndSet(null, "by the time limit of " + plain(most) + " s");
    }
    return out;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? "" + (long) number : "" + number;
  }

  private boolean isOutOfMemory() {
    long most = megabytes == null ? Heap.mostMegabytes() : megabytes;
    boolean out = Heap.holdsMoreThan(most);
    if (out) {
      hit.compareAndSet(null, "by the memory limit of " + most + " MB");
    }
    return out;
  }

  /** {@return the states that a proof may come to, if somebody said so} */
  OptionalLong states() {
    return states == null ? OptionalLong.empty() : OptionalLong.of(states);
  }

  /** {@return whether one was asked for} */
  boolean areSet() {
    return seconds != null || megabytes != null || states != null;
  }

  /** {@return which limit was hit first, as "by the time limit of 10 s", or empty if none was} */
  Optional<String> hit() {
    return Optional.ofNullable(hit.get());
  }

  /** {@return the options that ask for the same, each with a blank before it} */
  String asOptions() {
    return (seconds == null ? "" : " --time-limit " + plain(seconds))
        + (megabytes == null ? "" : " --memory-limit " + megabytes)
        + (states == null ? "" : " --states " + states);
  }
}
