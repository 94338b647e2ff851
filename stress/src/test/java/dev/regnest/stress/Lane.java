package dev.regnest.stress;

import java.util.List;
import java.util.Locale;

/**
 * One run of JCStress and the time it may take.
 *
 * @param name its name, and that of its folder
 * @param tests regular expression, found anywhere in the names of the tests to run
 * @param millis time of each test in each JVM configuration
 * @param split whether each actor is compiled, or not, on its own: the interpreter, C1 or C2
 */
record Lane(String name, String tests, int millis, boolean split) {
  private static final double SECONDS_TO_START = 8;
  private static final double SECONDS_PER_JVM = 0.9;

  /**
   * {@return the lanes of a set}
   *
   * @param set {@code default} or {@code long}
   * @param tests regular expression for the tests of the first lane
   * @param millis time of each test in each JVM configuration of the first lane
   */
  static List<Lane> of(String set, String tests, int millis) {
    Lane all = new Lane("all", tests, millis, /* split= */ false);
    return switch (set) {
      case "default" -> List.of(all);
      case "long" ->
        List.of(all, new Lane("split", "publication|recursion", millis / 10, /* split= */ true));
      default ->
        throw new IllegalArgumentException("unknown lanes \"" + set + "\"; known: default, long");
    };
  }

  /** {@return the seconds planned for so many JVM runs, on two cores that do nothing else} */
  long plannedSeconds(int jvmRuns) {
    return Math.round(SECONDS_TO_START + jvmRuns * (SECONDS_PER_JVM + millis / 1000.0));
  }

  /** {@return the same lane for those tests and so many times as long} */
  Lane again(String names, int longer) {
    return new Lane(name + "-again", names, longer * millis, split);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "lane %s: %d ms a JVM run", name, millis);
  }
}
