package dev.regnest.evidence.compare;

/**
 * A cell that is not what it was.
 *
 * @param way whether that is worse
 * @param cell the design and the hypothesis, as a verdict line begins
 * @param what what it was and what it is
 */
public record Difference(Way way, String cell, String what) {
  /** Which way a cell went, the worst first. */
  public enum Way {
    /** A claim broke, a verdict or a bound got weaker, fewer arrivals break it, or it is not judged any more. */
    WORSE,
    /** The opposite. */
    BETTER,
    /** Neither: another schedule of as many arrivals, or a cell that was not there before. */
    MOVED
  }

  /** {@return the line} */
  public String line() {
    return String.format("%-6s  %s: %s", way.name().toLowerCase(java.util.Locale.ROOT), cell, what);
  }
}
