package dev.regnest.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The CPU time of this thread, which other load on the machine does not add to. */
final class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_MILLI = 1e6;

  private CpuClock() {}

  /** {@return milliseconds since some fixed time} */
  static double millis() {
    return THREADS.getCurrentThreadCpuTime() / NANOS_PER_MILLI;
  }
}
