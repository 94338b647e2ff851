package dev.regnest.explore.prover;

import dev.regnest.machine.Values;

/**
 * A frame stopped at a place in its code, and memory.
 *
 * <p>Whoever makes one sets what is not as it was when the frame began, each by its name; once it is queued nothing of it changes.
 */
final class FrameState {
  /** The block, which stands for what the frame read so far. */
  final Block block;

  /** The step of the block that is next. */
  final int at;

  /** The memory. */
  final Values memory;

  /** The memory when the frame began. */
  final Values start;

  /** The points of earlier rounds of the loop that it is in, which the block's points do not count. */
  int pointsBefore;

  /** The point it stands at, those before the loop counted. */
  int point;

  /** The words that its sample stored to or points at, with no store by another sample since. */
  CellSet mine = CellSet.NONE;

  /** The cells written since the frame began. */
  CellSet written = CellSet.NONE;

  /** The words that samples stored to since the frame began. */
  CellSet stored = CellSet.NONE;

  /** The tasks whose entry ended since, as bits. */
  int entriesEnded;

  /** What it took, as {@link Cost} counts. */
  int cost;

  /** The way there, in this pass of the task. */
  Trail trail;

  /** Of the task, the passes before this one, or null if there are none. */
  Pass passes;

  /** What a compiler may still move. */
  Moves moves = Moves.NONE;

  /** Whether it is only for what arrives there next: something that had waited was carried out for it to see. */
  boolean isForArrivals;

  /** The number of the state from which it was come to, where the code waits in loops; else negative. */
  int from = -1;

  /** How it was come to from there. */
  Progress.Way way = Progress.Way.OWN;

  /** The frame that was set aside, for this one to go on; or null. */
  Wait aside;

  /** Creates one of a frame that has done nothing yet. */
  FrameState(Block block, int at, Values memory, Values start) {
    this.block = block;
    this.at = at;
    this.memory = memory;
    this.start = start;
  }

  /** Takes one more step to be reached, of that cost. {@return this} */
  FrameState by(Trail further, int more) {
    trail = further;
    cost += more;
    return this;
  }
}
