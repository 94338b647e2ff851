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
  private final CellSet[] reads;
  private final CellSet[] writes;
  private final CellSet[] touched;
  private final CellSet[] changed;
  private final boolean[] readsDepth;
  private final CellSet[] legality = new CellSet[Arrival.values().length];
  private final boolean[] depends = new boolean[Arrival.values().length];
  private long growths;
  private long growthsAsked;

  Footprints(int kinds) {
    reads = new CellSet[kinds];
    writes = new CellSet[kinds];
    touched = new CellSet[kinds];
    changed = new CellSet[kinds];
    readsDepth = new boolean[kinds];
    Arrays.fill(reads, CellSet.NONE);
    Arrays.fill(writes, CellSet.NONE);
    Arrays.fill(touched, CellSet.NONE);
    Arrays.fill(changed, CellSet.NONE);
    Arrays.fill(legality, CellSet.NONE);
  }

  /**
   * Notes what was looked at to tell whether {@code arrival} may arrive, and of which kind it is.
   *
   * @param onPlace whether it also depends on the place in the code of the frame that it interrupts
   */
  void legality(Arrival arrival, CellSet cells, boolean onPlace) {
    int index = arrival.ordinal();
    if (!legality[index].containsAll(cells) || onPlace && !depends[index]) {
      legality[index] = legality[index].union(cells);
      depends[index] |= onPlace;
      grow();
    }
  }

  /** {@return the cells that tell whether {@code arrival} may arrive, and of which kind it is, as far as anybody asked} */
  CellSet legality(Arrival arrival) {
    return legality[arrival.ordinal()];
  }

  /** {@return whether that also depends on the place in the code of the frame that it interrupts} */
  boolean dependsOnPlace(Arrival arrival) {
    return depends[arrival.ordinal()];
  }

  void read(int kind, int cell) {
    if (!reads[kind].contains(cell)) {
      reads[kind] = reads[kind].with(cell);
      grow();
    }
  }

  /** Notes that {@code cells} are read, but for those in two sets, which the handler has written before. */
  void read(int kind, CellSet cells, CellSet written, CellSet alsoWritten) {
    if (!cells.isWithin(reads[kind], written, alsoWritten)) {
      reads[kind] = reads[kind].union(cells.minus(written).minus(alsoWritten));
      grow();
    }
  }

  /** Notes that what happens depends on how deep the handler is nested. */
  void readDepth(int kind) {
    if (!readsDepth[kind]) {
      readsDepth[kind] = true;
      grow();
    }
  }

  void write(int kind, CellSet cells) {
    if (!writes[kind].containsAll(cells)) {
      writes[kind] = writes[kind].union(cells);
      grow();
    }
  }

  /** Notes that the own code of such a handler reads a cell, or changes it, if only until it puts it back. */
  void touch(int kind, int cell, boolean isWrite) {
    if (!touched[kind].contains(cell) || isWrite && !changed[kind].contains(cell)) {
      touched[kind] = touched[kind].with(cell);
      changed[kind] = isWrite ? changed[kind].with(cell) : changed[kind];
      grow();
    }
  }

  /** {@return the cells that the own code of such a handler reads or changes anywhere} */
  CellSet touched(int kind) {
    return touched[kind];
  }

  /** {@return those that it changes anywhere} */
  CellSet changed(int kind) {
    return changed[kind];
  }

  /** Notes that something else grew that footprints rest on. */
  void grow() {
    growths++;
  }

  /** {@return how often anything grew so far} */
  long growths() {
    return growths;
  }

  /** {@return the cells that any handler reads before writing, or that tell whether something may arrive} */
  CellSet readByAny() {
    CellSet all = CellSet.NONE;
    for (CellSet cells : legality) {
      all = all.union(cells);
    }
    for (CellSet cells : reads) {
      all = all.union(cells);
    }
    return all;
  }

  /** {@return the cells read before written} */
  CellSet reads(int kind) {
    return reads[kind];
  }

  /** {@return whether what happens depends on how deep the handler is nested} */
  boolean readsDepth(int kind) {
    return readsDepth[kind];
  }

  /** {@return the cells left changed, or stored by a sample} */
  CellSet writes(int kind) {
    return writes[kind];
  }

  /** With no keys, a handler counts as reading everything. */
  void readEverything(CellSet cells, boolean depth) {
    Arrays.fill(reads, cells);
    Arrays.fill(readsDepth, depth);
  }

  /** {@return whether any grew since this was asked last} */
  boolean grewSinceLastAsked() {
    boolean grew = growths != growthsAsked;
    growthsAsked = growths;
    return grew;
  }
}
