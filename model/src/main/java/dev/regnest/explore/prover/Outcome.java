package dev.regnest.explore.prover;

import dev.regnest.machine.Values;
import java.util.function.IntPredicate;

/** What one way through a frame comes to. */
final class Outcome {
  private final UnfoldedModel model;
  private final Footprints footprints;
  private final Path path;
  private CellSet seen = CellSet.NONE;
  private int[] addresses = {};

  Outcome(UnfoldedModel model, Footprints footprints, Path path) {
    this.model = model;
    this.footprints = footprints;
    this.path = path;
  }

  /**
   * {@return what the path has changed so far, of the cells that may still be read}
   *
   * @param kind the kind of its handler
   * @param start what was in memory when it began
   * @param notKeyed the cells of which callers do not know what was in them then
   * @param seenByOthers the cells that others may still read
   */
  Delta delta(int kind, Values start, CellSet notKeyed, CellSet seenByOthers) {
    noteLeftAdjusted(kind, start);
    CellSet changed = changed(footprints.reads(kind).minus(notKeyed), start);
    footprints.write(kind, changed);
    // What it has just been seen to read, its next run will: without that a handler that does
    // something once would do it for ever.
    CellSet live = seenByOthers.union(footprints.reads(kind));
    see(changed.intersection(live));
    int[] values = new int[addresses.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = path.memory.get(addresses[i]);
    }
    return new Delta(
        seen,
        addresses,
        values,
        path.memory.values(),
        path.stored.intersection(live),
        path.entriesEnded,
        path.cost,
        path.trail);
  }

  /** Most ways change the same cells as the last one did: those have one set in common. */
  private void see(CellSet changed) {
    if (!changed.equals(seen)) {
      seen = changed;
      addresses = changed.addresses();
    }
  }

  /** A count that the frame has not given back is one that it has read and written. */
  private void noteLeftAdjusted(int kind, Values start) {
    CellSet counts = model.counts();
    for (int cell = counts.next(0); cell != CellSet.END; cell = counts.next(cell + 1)) {
      if (!path.written.contains(cell) && path.memory.get(cell) != start.get(cell)) {
        footprints.read(kind, cell);
        path.written = path.written.with(cell);
      }
    }
  }

  private int before(int cell, int value) {
    return path.entriesEnded != 0 && model.words().contains(cell)
        ? Entries.after(value, path.entriesEnded)
        : value;
  }

  /**
   * {@return the cells written, but for those that its callers know to be what they were}
   *
   * <p>What a sample stored is never that: another sample's word looks like this one's to whoever is neither. Nor is a user register that
   * looks as it did, where the entry has ended that it was of.
   */
  private CellSet changed(CellSet keyed, Values start) {
    CellSet known = path.written.intersection(keyed).minus(path.stored);
    IntPredicate asBefore = cell -> path.memory.get(cell) == before(cell, start.get(cell));
    return path.written.minus(known.filter(asBefore));
  }
}
