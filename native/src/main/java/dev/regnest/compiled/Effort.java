package dev.regnest.compiled;

import java.util.List;

/**
 * How much is run.
 *
 * @param depth how many interrupts may be inside each other, 1 to 3; 3 by chance
 * @param again whether a second one arrives after the first has returned
 * @param samples how many places are taken by chance, for each outermost frame
 * @param seed where chance begins
 * @param seconds of CPU time for one compiler, level and hypothesis
 */
public record Effort(int depth, boolean again, int samples, long seed, int seconds) {
  /** Every instruction inside every instruction. */
  public static final Effort DEFAULT = new Effort(2, false, 2_000, 1, 60);

  List<String> options() {
    return List.of(
        "depth=" + depth,
        "again=" + (again ? 1 : 0),
        "samples=" + samples,
        "seed=" + seed,
        "seconds=" + seconds);
  }
}
