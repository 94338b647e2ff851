package dev.regnest.explore.prover;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** For each place in a frame's code, the least cost at which each memory is expected there: what {@link Visited} would say, without looking it up. */
final class LeastCosts {
  private record Place(int block, int at) {}

  private final Map<Place, int[]> all = new HashMap<>();

  void clear() {
    if (!all.isEmpty()) {
      all.clear();
    }
  }

  /** {@return one more than the costs of that place, 0 where there is none, by the numbers of memories up to that one} */
  int[] at(Block block, int at, int last) {
    Place place = new Place(block.number(), at);
    int[] costs = all.get(place);
    if (costs == null || costs.length <= last) {
      costs = costs == null ? new int[last + 1] : Arrays.copyOf(costs, 2 * last);
      all.put(place, costs);
    }
    return costs;
  }
}
