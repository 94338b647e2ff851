package dev.regnest.evidence;

import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options that end a judgement before it is decided, and which of them did. */
final class Limits {
  private static final long BYTES_PER_MEGABYTE = 1L << 20;
  private static final double NANOS_PER_SECOND = 1e9;

  /** How much of the heap may be in use if nothing else is asked for: beyond that the JVM itself gives up. */
  private static final double OF_HEAP = 0.9;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description =
          "Stop after so many seconds, such as 10 or 0.5; what is not decided by then is UNKNOWN.")
  private Double seconds;

  @Option(
      names = "--memory-limit",
      paramLabel = "MB",
      description =
          "Stop when more than so many megabytes are in use; by default nine tenths of what the JVM has.")
  private Long megabytes;

  private final AtomicReference<String> hit = new AtomicReference<>();

  /** {@return what tells an engine to stop: either limit, or {@code stop}} Time runs from now. */
  BooleanSupplier or(BooleanSupplier stop) {
    check("time limit", seconds == null || seconds > 0, seconds, "seconds, more than 0");
    check("memory limit", megabytes == null || megabytes > 0, megabytes, "megabytes, 1 or more");
    long start = System.nanoTime();
    return () -> stop.getAsBoolean() || isOutOfTime(start) || isOutOfMemory();
  }

  private static void check(String what, boolean right, Object value, String expected) {
    if (!right) {
      throw new UsageException("not a " + what + ": \"" + value + "\"; expected " + expected);
    }
  }

  private boolean isOutOfTime(long start) {
    boolean out = seconds != null && System.nanoTime() - start > seconds * NANOS_PER_SECOND;
    if (out) {
      hit.compareAndSet(null, "by the time limit of " + plain(seconds) + " s");
    }
    return out;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? "" + (long) number : "" + number;
  }

  private boolean isOutOfMemory() {
    long most = mostBytes();
    boolean out = used() > most && usedForGood() > most;
    if (out) {
      hit.compareAndSet(null, ofMemory());
    }
    return out;
  }

  private long mostBytes() {
    return megabytes == null
        ? (long) (OF_HEAP * Runtime.getRuntime().maxMemory())
        : megabytes * BYTES_PER_MEGABYTE;
  }

  private String ofMemory() {
    return "by the memory limit of " + mostBytes() / BYTES_PER_MEGABYTE + " MB";
  }

  /**
   * {@return what {@code judging} finds out; UNKNOWN where the JVM runs out of memory or stack in it, which may happen between two questions
   * whether to stop, as one state of a program may be as large as its loops are long}
   */
  Judgement judge(
      Subject subject,
      Hypothesis hypothesis,
      List<Register> registers,
      Supplier<Judgement> judging) {
    try {
      return judging.get();
    } catch (OutOfMemoryError full) {
      hit.compareAndSet(null, ofMemory());
    } catch (StackOverflowError deep) {
      hit.compareAndSet(null, "as its schedules are longer than the stack is deep");
    }
    return subject.undecided(hypothesis, registers);
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long usedForGood() {
    System.gc();
    return used();
  }

  /** {@return whether one was asked for} */
  boolean areSet() {
    return seconds != null || megabytes != null;
  }

  /** {@return which limit was hit first, as "by the time limit of 10 s", or empty if none was} */
  Optional<String> hit() {
    return Optional.ofNullable(hit.get());
  }

  /** {@return the options that ask for the same, each with a blank before it} */
  String asOptions() {
    return (seconds == null ? "" : " --time-limit " + plain(seconds))
        + (megabytes == null ? "" : " --memory-limit " + megabytes);
  }
}
