package dev.regnest.stress;

import java.util.Locale;

/**
 * A lane as it went.
 *
 * @param exitCode what JCStress exited with
 * @param jvmRuns how many results there are, one for each test in each JVM that ran it
 * @param secondsPlanned what it was to take on two quiet cores
 * @param secondsUsed what it took
 */
record LaneRun(Lane lane, int exitCode, int jvmRuns, long secondsPlanned, long secondsUsed) {
  boolean keptItsBudget() {
    return secondsUsed <= Lane.SLACK * secondsPlanned;
  }

  static String jvm() {
    return System.getProperty("java.vm.name") + " " + Runtime.version();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %d JVM runs, %d s planned, %d s used of %d at the most, %s",
        lane,
        jvmRuns,
        secondsPlanned,
        secondsUsed,
        Lane.SLACK * secondsPlanned,
        jvm());
  }
}
