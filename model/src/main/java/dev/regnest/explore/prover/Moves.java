package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Pending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a compiler may still move in a frame: the accesses put off since the last barrier, and what cells held before things arrived.
 *
 * @param pending what waits
 * @param pasts what a hoisted load may find, in the order in which it was found
 * @param suspected the claims that break if all the loads that wait find what the code was answered
 */
record Moves(Pending<WaitingStep> pending, List<Past> pasts, Set<Claim> suspected) {
  /** Nothing, as after a barrier. */
  static final Moves NONE = new Moves(Pending.none(), List.of(), Set.of());

  boolean isNone() {
    return pending.isEmpty() && pasts.isEmpty();
  }

  Moves putOff(WaitingStep access) {
    return new Moves(pending.with(access), pasts, suspected);
  }

  Moves without(WaitingStep access) {
    return new Moves(pending.without(access), pasts, suspected);
  }

  /** {@return these where one more claim breaks if what the code was answered comes true} */
  Moves suspecting(Claim claim) {
    Set<Claim> more = EnumSet.of(claim);
    more.addAll(suspected);
    return new Moves(pending, pasts, more);
  }

  /** {@return these where nothing is left to come true} */
  Moves suspectingNone() {
    return new Moves(pending, pasts, Set.of());
  }

  /** {@return these after the frame's own access to {@code cell}: no later load of it finds what it held before} */
  Moves accessed(int cell) {
    if (pasts.stream().noneMatch(past -> past.isOf(cell))) {
      return this;
    }
    return new Moves(pending, pasts.stream().filter(past -> !past.isOf(cell)).toList(), suspected);
  }

  /** {@return these after the frame's sample has pointed at {@code cell}: who stored there before is of no account any more} */
  Moves pointedAt(int cell) {
    if (pasts.stream().noneMatch(past -> past.isOf(cell) && !past.isMine())) {
      return this;
    }
    Moves moves = new Moves(pending, List.of(), suspected);
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
    return new Moves(pending, List.copyOf(more), suspected);
  }

  /** {@return the last store to {@code cell} that waits, whose value the frame's own loads see, or null} */
  WaitingStep storeTo(int cell) {
    return pending.storeTo(cell);
  }

  /** {@return what tells them apart at one place of the code, which says what depends on what: a loop's head has a barrier before it} */
  int[] key() {
    List<WaitingStep> waiting = pending.waiting();
    int[] key = new int[2 + 3 * waiting.size() + 3 * pasts.size()];
    int at = 0;
    key[at++] = waiting.size();
    for (Claim claim : suspected) {
      key[at] |= 1 << claim.ordinal();
    }
    at++;
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
