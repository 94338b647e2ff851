package dev.regnest.explore.prover;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;
import dev.regnest.machine.Frame;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What arrivals lead to, kept for other places of the same frame where the same are tried in the same memory.
 *
 * <p>A frame that holds a value which it has read comes to a memory as often as that has values. What arrives cannot tell: whether it may, and
 * what it does, depends on memory, on the marks of the frame and on no more. What is noted meanwhile, of cells that arrivals read and the
 * frame has not written, depends on what it has written of those that are told apart by that, so that is part of the key; all others have
 * been noted in the last round, which is the one that counts.
 */
final class KnownArrivals {
  /** Those of one place, the cheapest first: without an object for each, as there are as many as states. */
  static final class Outcomes {
    private final Delta[] deltas;
    private final Arrival[] arrivals;
    private final int[] devices;
    private final int[] memories;
    private final boolean[] plain;

    /** Creates room for that many. */
    Outcomes(int size) {
      deltas = new Delta[size];
      arrivals = new Arrival[size];
      devices = new int[size];
      memories = new int[size];
      plain = new boolean[size];
    }

    /**
     * Sets one of them.
     *
     * @param trail ends with it
     * @param memory the number of the memory that it leads to
     * @param isPlain whether that memory is all that is told apart of what it leads to
     */
    void set(int at, Trail trail, int memory, boolean isPlain) {
      deltas[at] = trail.delta();
      arrivals[at] = trail.arrival();
      devices[at] = trail.device();
      memories[at] = memory;
      plain[at] = isPlain;
    }

    int size() {
      return deltas.length;
    }

    Delta delta(int at) {
      return deltas[at];
    }

    /** {@return the number of the memory that it leads to} */
    int memory(int at) {
      return memories[at];
    }

    /** {@return whether that memory is all that is told apart of what it leads to} */
    boolean isPlain(int at) {
      return plain[at];
    }

    /** {@return the trail on which it arrives at that point, after {@code other}} */
    Trail after(int at, Trail other, int point) {
      return new Trail(other, point, arrivals[at], devices[at], deltas[at], 0, null);
    }
  }

  private record Key(int tried, int memory, long written) {}

  private final Map<List<Device>, Integer> tried = new IdentityHashMap<>();
  private final Map<Key, Outcomes> known = new HashMap<>();
  private Key key;
  private int last;

  void clear() {
    if (!tried.isEmpty()) {
      tried.clear();
      known.clear();
    }
  }

  /** {@return what it leads to if those are tried, the cheapest first; null if that is not known yet} */
  Outcomes find(List<Device> arrivals, int marks, int memory, long written) {
    Integer number = tried.get(arrivals);
    if (number == null) {
      number = tried.size();
      tried.put(arrivals, number);
    }
    key = new Key(number * Frame.MARKS + marks, memory, written);
    return known.get(key);
  }

  /** {@return the largest number of a memory that something leads to} */
  int last() {
    return last;
  }

  /** Keeps what was asked for last. */
  void keep(Outcomes outcomes) {
    known.put(key, outcomes);
    for (int memory : outcomes.memories) {
      last = Math.max(last, memory);
    }
  }
}
