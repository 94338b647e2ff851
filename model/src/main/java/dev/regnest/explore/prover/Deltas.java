package dev.regnest.explore.prover;

import java.util.ArrayList;
import java.util.List;

/** A set of deltas, told apart by what they do, in the order in which they were added. */
final class Deltas {
  /** Up to so many are looked through one by one. */
  private static final int FEW = 8;

  private final List<Delta> all = new ArrayList<>(2);

  /** One more than a position in the list, or 0 for none; unused while there are few. */
  private int[] table = {};

  /** Adds one; of those that do the same the first is kept. */
  void add(Delta delta) {
    if (find(delta) != null) {
      return;
    }
    all.add(delta);
    if (2 * all.size() > table.length && all.size() > FEW) {
      grow();
    } else if (table.length != 0) {
      put(all.size());
    }
  }

  /** {@return the one that does as {@code delta}, or null} */
  Delta find(Delta delta) {
    if (table.length == 0) {
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).doesAs(delta)) {
          return all.get(i);
        }
      }
      return null;
    }
    int mask = table.length - 1;
    for (int slot = delta.hash() & mask; table[slot] != 0; slot = slot + 1 & mask) {
      Delta known = all.get(table[slot] - 1);
      if (known.doesAs(delta)) {
        return known;
      }
    }
    return null;
  }

  private void grow() {
    table = new int[4 * Integer.highestOneBit(all.size())];
    for (int position = 1; position <= all.size(); position++) {
      put(position);
    }
  }

  private void put(int position) {
    int mask = table.length - 1;
    int slot = all.get(position - 1).hash() & mask;
    while (table[slot] != 0) {
      slot = slot + 1 & mask;
    }
    table[slot] = position;
  }

  /** {@return them all} */
  List<Delta> list() {
    return all;
  }
}
