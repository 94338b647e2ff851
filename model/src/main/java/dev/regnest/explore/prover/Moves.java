package dev.regnest.explore.prover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a compiler may still move in a frame: the accesses put off since the last barrier, and what cells held before things arrived.
 *
 * @param held what waits, in program order
 * @param pasts what a hoisted load may find, in the order in which it was found
 */
record Moves(List<Held> held, List<Past> pasts) {
  /** Nothing, as after a barrier. */
  static final Moves NONE = new Moves(List.of(), List.of());

  boolean isNone() {
    return held.isEmpty() && pasts.isEmpty();
  }

  Moves hold(Held access) {
    List<Held> more = new ArrayList<>(held);
    more.add(access);
    return new Moves(List.copyOf(more), pasts);
  }

  Moves without(Held access) {
    return new Moves(held.stream().filter(h -> h != access).toList(), pasts);
  }

  /** {@return these after the frame's own access to {@code cell}: no later load of it finds what it held before} */
  Moves accessed(long cell) {
    if (pasts.stream().noneMatch(past -> past.isOf(cell))) {
      return this;
    }
    return new Moves(held, pasts.stream().filter(past -> !past.isOf(cell)).toList());
  }

  /** {@return these after the frame's sample has pointed at {@code cell}: who stored there before is of no account any more} */
  Moves pointedAt(long cell) {
    if (pasts.stream().noneMatch(past -> past.isOf(cell) && !past.isMine())) {
      return this;
    }
    Moves moves = new Moves(held, List.of());
    for (Past past : pasts) {
      moves = moves.with(past.isOf(cell) ? past.asMine() : past);
    }
    return moves;
  }

  Moves with(Past past) {
    if (pasts.stream().anyMatch(past::isLike)) {
      return this;
    }
    List<Past> more = new ArrayList<>(pasts);
    more.add(past);
    return new Moves(held, List.copyOf(more));
  }

  /** {@return what may be carried out next: anything, but for what must keep its order behind another} */
  List<Held> ready() {
    return held.stream().filter(access -> before(access).isEmpty()).toList();
  }

  /** {@return what waits and must be carried out before that access} */
  List<Held> before(Held access) {
    return held.stream()
        .takeWhile(earlier -> earlier != access)
        .filter(
            earlier -> earlier.cell() == access.cell() || earlier.isOrdered() && access.isOrdered())
        .toList();
  }

  /** {@return the last store to {@code cell} that waits, whose value the frame's own loads see, or null} */
  Held storeTo(long cell) {
    Held last = null;
    for (Held access : held) {
      if (access.isStore() && access.cell() == cell) {
        last = access;
      }
    }
    return last;
  }

  /** {@return what tells them apart} */
  int[] key() {
    int[] key = new int[1 + 3 * held.size() + 3 * pasts.size()];
    int at = 0;
    key[at++] = held.size();
    for (Held access : held) {
      key[at++] = (int) access.op();
      key[at++] = (int) (access.op() >> 32);
      key[at++] = access.point();
    }
    // Which came first does not matter to what a load may find.
    int[][] sorted = pasts.stream()
        .map(past -> new int[] {past.address(), past.value(), past.isMine() ? 1 : 0})
        .sorted(Arrays::compare)
        .toArray(int[][]::new);
    for (int[] past : sorted) {
      for (int part : past) {
        key[at++] = part;
      }
    }
    return key;
  }
}
