package dev.regnest.explore.prover;

import dev.regnest.machine.Values;

/**
 * A frame stopped at a place in its code, and memory.
 *
 * @param block the block, which stands for what it read so far
 * @param at the step of the block that is next
 * @param pointsBefore the points of earlier rounds of the loop that it is in, which the block's points do not count
 * @param point the point it stands at, those before the loop counted
 * @param memory the memory
 * @param mine the words that its sample stored to or points at, with no store by another sample since
 * @param written the cells written since the frame began
 * @param stored the words that samples stored to since the frame began
 * @param entriesEnded the tasks whose entry ended since, as bits
 * @param cost what it took, as {@link Cost} counts
 * @param trail the way there
 * @param moves what a compiler may still move
 * @param isForArrivals whether it is of interest only for what arrives there next: something that had waited was carried out for it to see
 */
record FrameState(
    Block block,
    int at,
    int pointsBefore,
    int point,
    Values memory,
    CellSet mine,
    CellSet written,
    CellSet stored,
    int entriesEnded,
    int cost,
    Trail trail,
    Moves moves,
    boolean isForArrivals) {
  /** {@return the same, reached by one more step of that cost} */
  FrameState by(Trail further, int more) {
    return new FrameState(
        block,
        at,
        pointsBefore,
        point,
        memory,
        mine,
        written,
        stored,
        entriesEnded,
        cost + more,
        further,
        moves,
        isForArrivals);
  }

  /** {@return the same, of interest only for what arrives there next} */
  FrameState forArrivals() {
    return new FrameState(
        block,
        at,
        pointsBefore,
        point,
        memory,
        mine,
        written,
        stored,
        entriesEnded,
        cost,
        trail,
        moves,
        /* isForArrivals= */ true);
  }
}
