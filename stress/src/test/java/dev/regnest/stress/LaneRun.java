package dev.regnest.stress;

import java.util.Locale;

/**
 * A lane as it went.
 *
 * @param exitCode what JCStress exited with
 * @param jvmRuns how many results there are, one for each test in each JVM configuration
 * @param secondsUsed what it took
 */
record LaneRun(Lane lane, int exitCode, int jvmRuns, long secondsUsed) {
  long secondsPlanned() {
    return lane.plannedSeconds(jvmRuns);
  }

  static String jvm() {
    return System.getProperty("java.vm.name") + " " + Runtime.version();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %d JVM runs, %d s planned, %d s used, %s",
        lane,
        jvmRuns,
        secondsPlanned(),
        secondsUsed,
        jvm());
  }
}
