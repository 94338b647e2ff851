package dev.regnest.explore.prover;

import dev.regnest.machine.Arrival;
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
  private final long[] legality = new long[Arrival.values().length];
  private final boolean[] depends = new boolean[Arrival.values().length];
  private boolean grew;

  Footprints(int kinds) {
    reads = new long[kinds];
    writes = new long[kinds];
  }

  /**
   * Notes what was looked at to tell whether {@code arrival} may arrive, and of which kind it is.
   *
   * @param onPlace whether it also depends on the place in the code of the frame that it interrupts
   */
  void legality(Arrival arrival, long cells, boolean onPlace) {
    int index = arrival.ordinal();
    if ((cells & ~legality[index]) != 0 || onPlace && !depends[index]) {
      legality[index] |= cells;
      depends[index] |= onPlace;
      grew = true;
    }
  }

  /** {@return the cells that tell whether {@code arrival} may arrive, and of which kind it is, as far as anybody asked} */
  long legality(Arrival arrival) {
    return legality[arrival.ordinal()];
  }

  /** {@return whether that also depends on the place in the code of the frame that it interrupts} */
  boolean dependsOnPlace(Arrival arrival) {
    return depends[arrival.ordinal()];
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

  /** {@return the cells that any handler reads before writing, or that tell whether something may arrive} */
  long readByAny() {
    long all = 0;
    for (long cells : legality) {
      all |= cells;
    }
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
