package dev.regnest.explore.prover;

import dev.regnest.machine.Pending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a compiler may still move in a frame: the accesses put off since the last barrier, and what cells held before things arrived.
 *
 * @param pending what waits
 * @param pasts what a hoisted load may find, in the order in which it was found
 */
record Moves(Pending<WaitingStep> pending, List<Past> pasts) {
  /** Nothing, as after a barrier. */
  static final Moves NONE = new Moves(Pending.none(), List.of());

  boolean isNone() {
    return pending.isEmpty() && pasts.isEmpty();
  }

  Moves putOff(WaitingStep access) {
    return new Moves(pending.with(access), pasts);
  }

  Moves without(WaitingStep access) {
    return new Moves(pending.without(access), pasts);
  }

  /** {@return these after the frame's own access to {@code cell}: no later load of it finds what it held before} */
  Moves accessed(int cell) {
    if (pasts.stream().noneMatch(past -> past.isOf(cell))) {
      return this;
    }
    return new Moves(pending, pasts.stream().filter(past -> !past.isOf(cell)).toList());
  }

  /** {@return these after the frame's sample has pointed at {@code cell}: who stored there before is of no account any more} */
  Moves pointedAt(int cell) {
    if (pasts.stream().noneMatch(past -> past.isOf(cell) && !past.isMine())) {
      return this;
    }
    Moves moves = new Moves(pending, List.of());
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
    return new Moves(pending, List.copyOf(more));
  }

  /** {@return the last store to {@code cell} that waits, whose value the frame's own loads see, or null} */
  WaitingStep storeTo(int cell) {
    return pending.storeTo(cell);
  }

  /** {@return what tells them apart} */
  int[] key() {
    List<WaitingStep> waiting = pending.waiting();
    int[] key = new int[1 + 3 * waiting.size() + 3 * pasts.size()];
    int at = 0;
    key[at++] = waiting.size();
    for (WaitingStep access : waiting) {
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
