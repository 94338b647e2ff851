package dev.regnest.explore.prover;

/**
 * A frame stopped at a place in its code, and memory.
 *
 * @param block the block, which stands for what it read so far
 * @param at the step of the block that is next
 * @param pointsBefore the points of earlier rounds of the loop that it is in, which the block's points do not count
 * @param memory the memory
 * @param mine the words that its sample stored to or points at, with no store by another sample since
 * @param written the cells written since the frame began
 * @param stored the words that samples stored to since the frame began
 * @param entriesEnded the tasks whose entry ended since, as bits
 * @param arrivals how many arrivals it took
 * @param trail the way there
 */
record FrameState(
    Block block,
    int at,
    int pointsBefore,
    int[] memory,
    long mine,
    long written,
    long stored,
    int entriesEnded,
    int arrivals,
    Trail trail) {}
