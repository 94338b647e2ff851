package dev.regnest.machine;

import java.util.ArrayList;
import java.util.List;

/** What a compiler may move in one frame: the accesses since its last barrier, and memory as it was before each arrival since. */
final class Region {
  private Pending<WaitingAccess> pending = Pending.none();
  private final List<Past> pasts = new ArrayList<>();
  private final ByCell accessed = new ByCell();
  private final List<Runnable> reports = new ArrayList<>();
  private int first;

  /** Memory at one of the frame's own points, as the frame sees it. */
  record Past(Values memory, ByCell lastStores) {
    int value(Cell cell) {
      return memory.get(cell.address());
    }
  }

  /** Starts it for a frame that begins. */
  void start() {
    first = 0;
    startAfterBarrier();
    accessed.setAll(0);
  }

  /** Starts it anew, with nothing waiting: no later access is carried out before here. */
  void startAfterBarrier() {
    first += pasts.size();
    pasts.clear();
    pending = Pending.none();
    reports.clear();
  }

  /** Something arrives in that memory, over which the frame sees its own stores that wait. */
  void arriving(Values memory, ByCell lastStores) {
    Past past = new Past(memory.copy(), lastStores.copy());
    for (WaitingAccess access : pending.waiting()) {
      if (access.isStore()) {
        past.memory.set(access.address(), access.value());
        past.lastStores.set(access.address(), 0);
      }
    }
    pasts.add(past);
  }

  /** {@return how many have arrived in this frame} */
  int arrivals() {
    return first + pasts.size();
  }

  /** {@return the first arrival before which a load of {@code cell} may be carried out} */
  int earliest(Cell cell) {
    return Math.max(first, accessed.get(cell.address()));
  }

  /** {@return what was before the arrival of that number} */
  Past before(int arrival) {
    return pasts.get(arrival - first);
  }

  /** {@return the arrivals before which {@code cell} could be loaded with another value than {@code now}} */
  List<Integer> different(Cell cell, int now) {
    List<Integer> different = new ArrayList<>();
    for (int arrival = earliest(cell); arrival < arrivals(); arrival++) {
      if (before(arrival).value(cell) != now) {
        different.add(arrival);
      }
    }
    return different;
  }

  /** The frame has accessed {@code cell}: no later load of it is carried out before here. */
  void accesses(Cell cell) {
    accessed.set(cell.address(), arrivals());
  }

  /** The access waits from now on; stores to one cell keep their order, and merge where nothing arrives between them. */
  void putOff(WaitingAccess access) {
    pending = pending.with(access);
  }

  /** An access that waits is carried out now. */
  void take(WaitingAccess access) {
    pending = pending.without(access);
  }

  /** Puts off telling what the frame did wrong until all the loads that wait are known to find what its code was answered. */
  void putOff(Runnable report) {
    reports.add(report);
  }

  /** {@return what can be told now} */
  List<Runnable> certain() {
    if (reports.isEmpty() || pending.isAwaited()) {
      return List.of();
    }
    List<Runnable> certain = List.copyOf(reports);
    reports.clear();
    return certain;
  }

  /** {@return what waits} */
  Pending<WaitingAccess> pending() {
    return pending;
  }
}
