package dev.regnest.stress;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jcstress.infra.TestInfo;

/**
 * One run of JCStress and the time it may take.
 *
 * @param name its name, and that of its folder
 * @param tests regular expression, found anywhere in the names of the tests to run
 * @param millis time of each test in each JVM
 * @param forks how many JVMs of each kind run each test
 * @param split whether each actor is compiled, or not, on its own: the interpreter, C1 or C2
 */
record Lane(String name, String tests, int millis, int forks, boolean split) {
  /** So many times what is planned may be used, on a machine that has something else to do; what has not run by then does not. */
  static final int SLACK = 4;

  private static final double SECONDS_TO_START = 8;
  private static final double SECONDS_PER_JVM = 0.9;

  /**
   * {@return the lanes of a set}
   *
   * @param set {@code default} or {@code long}
   * @param first the lane that both begin with
   */
  static List<Lane> of(String set, Lane first) {
    return switch (set) {
      case "default" -> List.of(first);
      case "long" ->
        List.of(
            first,
            new Lane(
                "split",
                "(publication|recursion).*(" + first.tests + ")",
                first.millis / 12,
                1,
                /* split= */ true));
      default ->
        throw new IllegalArgumentException("unknown lanes \"" + set + "\"; known: default, long");
    };
  }

  /** {@return how many JVMs it starts for those of the tests that it runs} */
  int jvmRuns(Collection<TestInfo> listed) {
    Pattern pattern = Pattern.compile(tests);
    return listed.stream()
        .filter(test -> pattern.matcher(test.name()).find())
        .mapToInt(test ->
            split ? splitRuns() : forks * new OutcomeTable(test).compilers().size())
        .sum();
  }

  /** Nine pairs of compilers, five of them with C2 and once more in a random order of its code; on JDK 17 all with biased locking too. */
  private static int splitRuns() {
    return Runtime.version().feature() < 18 ? 28 : 14;
  }

  /** {@return the seconds planned for so many JVMs, on two cores that do nothing else} */
  long plannedSeconds(int jvmRuns) {
    return Math.round(SECONDS_TO_START + jvmRuns * (SECONDS_PER_JVM + millis / 1000.0));
  }

  /** {@return the same lane for those tests and so many times as long} */
  Lane again(String names, int longer) {
    return new Lane(name + "-again", names, longer * millis, forks, split);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "lane %s: %d ms a JVM run", name, millis);
  }
}
