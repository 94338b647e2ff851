package dev.regnest.explore.prover;

import java.util.Arrays;

/**
 * For each kind of handler, the cells that it and whatever nests in it read before writing, and the cells that it leaves changed.
 *
 * <p>A handler's run depends on nothing but the cells it reads before it writes them, so two memories that agree on those lead to the same
 * deltas: procedure summaries (Sharir and Pnueli, 1981; Reps, Horwitz and Sagiv, 1995), keyed by footprint. Footprints are discovered
 * while running; when one grows, everything is run again with what is known by then, until nothing grows. They only ever grow, and there
 * are finitely many cells, so that ends.
 */
final class Footprints {
  private final long[] reads;
  private final long[] writes;
  private boolean grew;

  Footprints(int kinds) {
    reads = new long[kinds];
    writes = new long[kinds];
  }

  void read(int kind, long cells) {
    if ((cells & ~reads[kind]) != 0) {
      reads[kind] |= cells;
      grew = true;
    }
  }

  void write(int kind, long cells) {
    if ((cells & ~writes[kind]) != 0) {
      writes[kind] |= cells;
      grew = true;
    }
  }

  /** Notes that something else grew that footprints rest on. */
  void grow() {
    grew = true;
  }

  /** {@return the cells that any handler reads before writing} */
  long readByAny() {
    long all = 0;
    for (long cells : reads) {
      all |= cells;
    }
    return all;
  }

  /** {@return the cells read before written, as a set of bits by address} */
  long reads(int kind) {
    return reads[kind];
  }

  /** {@return the cells left changed, or stored by a sample, as a set of bits by address} */
  long writes(int kind) {
    return writes[kind];
  }

  /** With no keys, a handler counts as reading everything. */
  void readEverything(long cells) {
    Arrays.fill(reads, cells);
  }

  /** {@return whether any grew since this was asked last} */
  boolean grewSinceLastAsked() {
    boolean answer = grew;
    grew = false;
    return answer;
  }
}
