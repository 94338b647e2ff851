package dev.regnest.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Runs something until it is warm, and then takes the median of several runs: one row of a table. */
final class Timing {
  private static final double WARMING_MILLIS = 1_000;
  private static final int RUNS = 9;

  private Timing() {}

  /** Prints a row: what was run, the frame states it took, the median in milliseconds. */
  static void row(String label, LongSupplier states) {
    long explored = 0;
    double begun = CpuClock.millis();
    while (CpuClock.millis() - begun < WARMING_MILLIS) {
      explored = states.getAsLong();
    }
    double[] millis = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      double start = CpuClock.millis();
      states.getAsLong();
      millis[i] = CpuClock.millis() - start;
    }
    Arrays.sort(millis);
    System.out.printf(Locale.ROOT, "| %s | %d | %.2f |%n", label, explored, millis[RUNS / 2]);
  }

  /** Prints what stands above rows. */
  static void head(String title, String first) {
    System.out.printf(
        "%n### %s%n%n| %s | frame states | warm, CPU ms |%n|---|---|---|%n", title, first);
  }
}
