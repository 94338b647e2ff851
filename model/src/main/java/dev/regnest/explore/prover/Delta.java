package dev.regnest.explore.prover;

/**
 * What one way through a handler, and whatever nested in it, does to memory.
 *
 * <p>It carries the cells that samples stored to as well as the values, because a store of the same value by somebody else is a change to
 * who owns the cell. Seen from one observed sample the owners are two, itself and everybody else, however many samples there are: data
 * independence (Wolper, 1986) of sample identities.
 *
 * @param written the cells changed, as bits by address
 * @param values their values, in the order of their addresses
 * @param stored the words that samples stored to, changed or not
 * @param entriesEnded the tasks whose current entry ended, as bits: their user registers are past ones from then on
 * @param arrivals how many arrivals it took, the handler's own not counted; the fewest of all ways with this outcome
 * @param end the way there
 * @param reentryPoint for the task, the point at which it may enter again
 * @param points for the task, the number of its points
 */
record Delta(
    long written,
    int[] values,
    long stored,
    int entriesEnded,
    int arrivals,
    Trail end,
    int reentryPoint,
    int points) {
  /** {@return a copy of {@code memory} with the cells changed; {@code words} are the cells that hold register words} */
  int[] applyTo(int[] memory, long words) {
    int[] changed = memory.clone();
    if (entriesEnded != 0) {
      Entries.end(changed, words, entriesEnded);
    }
    int i = 0;
    for (long cells = written; cells != 0; cells &= cells - 1) {
      changed[Long.numberOfTrailingZeros(cells)] = values[i];
      i++;
    }
    return changed;
  }
}
