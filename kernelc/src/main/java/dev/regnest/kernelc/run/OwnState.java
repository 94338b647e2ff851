package dev.regnest.kernelc.run;

import java.util.Arrays;

/**
 * All that a frame's code goes by beside memory: where it stands, and its locals. Two that are equal go on alike.
 *
 * <p>Along one run no state comes twice: in a block the code goes from one statement to a later one, and each round of a loop, and each jump
 * back, is told from the one before. So a graph of such states has no cycles.
 */
final class OwnState {
  private final String where;
  private final long[] all;
  private final int hash;

  OwnState(String where, long[] all) {
    this.where = where;
    this.all = all;
    hash = Arrays.hashCode(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OwnState state
        && where.equals(state.where)
        && Arrays.equals(all, state.all);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
