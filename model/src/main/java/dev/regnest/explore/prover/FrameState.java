package dev.regnest.explore.prover;

/**
 * A frame stopped at a point: the log of what it read so far, and memory.
 *
 * <p>Design code is deterministic, so running it again with its first reads answered from the log brings it back to the same place.
 *
 * @param point the point, after whatever arrived there; 0 for before the first
 * @param pointsBefore the points of earlier rounds of the loop that it is in, not counted in {@code point}
 * @param headLogNumber the number of the log at the head of that loop
 * @param log what it read, in order
 * @param logNumber the log's number
 * @param memory the memory
 * @param mine the words that its sample stored to or points at, with no store by another sample since
 * @param written the cells written since the frame began
 * @param stored the words that samples stored to since the frame began
 * @param entriesEnded the tasks whose entry ended since, as bits
 * @param arrivals how many arrivals it took
 * @param trail the way there
 */
record FrameState(
    int point,
    int pointsBefore,
    int headLogNumber,
    int[] log,
    int logNumber,
    int[] memory,
    long mine,
    long written,
    long stored,
    int entriesEnded,
    int arrivals,
    Trail trail) {}
