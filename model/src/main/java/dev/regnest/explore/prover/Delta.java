package dev.regnest.explore.prover;

import dev.regnest.machine.Values;
import java.util.Arrays;

/**
 * What one way through a handler, and whatever nested in it, does to memory.
 *
 * <p>It carries the cells that samples stored to as well as the values, because a store of the same value by somebody else is a change to
 * who owns the cell. Seen from one observed sample the owners are two, itself and everybody else, however many samples there are: data
 * independence (Wolper, 1986) of sample identities.
 *
 * @param written the cells changed
 * @param addresses the same as addresses, in order
 * @param values their values, in that order
 * @param after all memory at its end, not to be changed
 * @param stored the words that samples stored to, changed or not
 * @param entriesEnded the tasks whose current entry ended, as bits: their user registers are past ones from then on
 * @param cost what it took, the handler's own arrival not counted; the least of all ways with this outcome
 * @param end the way there
 */
record Delta(
    CellSet written,
    int[] addresses,
    int[] values,
    Values after,
    CellSet stored,
    int entriesEnded,
    int cost,
    Trail end) {
  /** {@return a copy of {@code memory} with the cells changed; {@code words} are the cells that hold register words} */
  Values applyTo(Values memory, CellSet words) {
    Values changed = memory.copy();
    if (entriesEnded != 0) {
      Entries.end(changed, words, entriesEnded);
    }
    int i = 0;
    while (i < addresses.length) {
      if (isWholePage(i)) {
        changed.sharePage(addresses[i] / Values.PAGE, after);
        i += Values.PAGE;
      } else {
        changed.set(addresses[i], values[i]);
        i++;
      }
    }
    return changed;
  }

  /** {@return whether a page after the first begins with the address at that place, and all of it is changed} */
  private boolean isWholePage(int at) {
    int last = at + Values.PAGE - 1;
    int address = addresses[at];
    return last < addresses.length
        && address >= Values.PAGE
        && address % Values.PAGE == 0
        && addresses[last] == address + Values.PAGE - 1;
  }

  /** {@return whether both do the same, however many arrivals they took} */
  boolean doesAs(Delta other) {
    return written.equals(other.written)
        && stored.equals(other.stored)
        && entriesEnded == other.entriesEnded
        && Arrays.equals(values, other.values);
  }

  /** {@return a hash of what it does} */
  int hash() {
    long hash = written.hashCode() * 0x9E3779B97F4A7C15L
        ^ stored.hashCode() * 0xBF58476D1CE4E5B9L
        ^ entriesEnded;
    for (int value : values) {
      hash = (hash ^ hash >>> 29) * 0x94D049BB133111EBL + value;
    }
    return (int) (hash ^ hash >>> 32);
  }
}
