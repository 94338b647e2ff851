package dev.regnest.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What a compiler may move in one frame: the accesses since its last barrier, and memory as it was before each arrival since. */
final class Region {
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Past> pasts = new ArrayList<>();
  private final int[] accessed;
  private int first;

  /** Memory at one of the frame's own points, as the frame sees it. */
  record Past(int[] memory, int[] lastStores) {
    int value(Cell cell) {
      return memory[cell.address()];
    }
  }

  Region(int cells) {
    accessed = new int[cells];
  }

  /** Starts it for a frame that begins. */
  void start() {
    first = 0;
    startAfterBarrier();
    Arrays.fill(accessed, 0);
  }

  /** Starts it anew, with nothing waiting: no later access is carried out before here. */
  void startAfterBarrier() {
    first += pasts.size();
    pasts.clear();
    waiting.clear();
  }

  /** Something arrives in that memory, over which the frame sees its own stores that wait. */
  void arriving(int[] memory, int[] lastStores) {
    Past past = new Past(memory.clone(), lastStores.clone());
    for (Waiting access : waiting) {
      if (access.kind() == Waiting.Kind.STORE) {
        past.memory[access.cell().address()] = access.value();
        past.lastStores[access.cell().address()] = 0;
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
    return Math.max(first, accessed[cell.address()]);
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
    accessed[cell.address()] = arrivals();
  }

  /** The access waits from now on; stores to one cell keep their order, and merge where nothing arrives between them. */
  void putOff(Waiting access) {
    waiting.add(access);
  }

  /** {@return what may be carried out next: anything, but for what must keep its order behind another} */
  List<Waiting> ready() {
    return waiting.stream().filter(access -> before(access).isEmpty()).toList();
  }

  /** {@return what waits and must be carried out before that access} */
  List<Waiting> before(Waiting access) {
    return waiting.stream()
        .takeWhile(earlier -> earlier != access)
        .filter(
            earlier -> earlier.cell() == access.cell() || earlier.isOrdered() && access.isOrdered())
        .toList();
  }

  /** {@return the last store to {@code cell} that waits, whose value the frame's own loads see} */
  Optional<Waiting> storeTo(Cell cell) {
    return waiting.stream()
        .filter(w -> w.kind() == Waiting.Kind.STORE && w.cell() == cell)
        .reduce((earlier, later) -> later);
  }

  /** Takes one out, as it is carried out now. {@return it} */
  Waiting take(int point) {
    Iterator<Waiting> all = waiting.iterator();
    while (all.hasNext()) {
      Waiting access = all.next();
      if (access.point() == point) {
        all.remove();
        return access;
      }
    }
    throw new IllegalStateException("nothing waits from point " + point);
  }

  /** {@return what waits, in program order} */
  List<Waiting> waiting() {
    return List.copyOf(waiting);
  }
}
