package dev.regnest.explore.prover;

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
  /**
   * One of them.
   *
   * @param trail ends with it
   * @param memory the number of the memory that it leads to
   * @param cost what it takes
   * @param isPlain whether that memory is all that is told apart of what it leads to
   */
  record Outcome(Trail trail, int memory, int cost, boolean isPlain) {}

  private record Key(int tried, int memory, long written) {}

  private final Map<List<Device>, Integer> tried = new IdentityHashMap<>();
  private final Map<Key, List<Outcome>> known = new HashMap<>();
  private Key key;
  private int last;

  void clear() {
    if (!tried.isEmpty()) {
      tried.clear();
      known.clear();
    }
  }

  /** {@return what it leads to if those are tried, the cheapest first; null if that is not known yet} */
  List<Outcome> find(List<Device> arrivals, int marks, int memory, long written) {
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
  void keep(List<Outcome> outcomes) {
    known.put(key, outcomes);
    outcomes.forEach(outcome -> last = Math.max(last, outcome.memory()));
  }
}
