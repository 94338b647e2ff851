package dev.regnest.explore.prover;

import dev.regnest.machine.Values;
import java.util.HashMap;
import java.util.Map;

/** The states that frames of one level share, by what has to be the same for all that share them; and what comes of each that began. */
final class SharedRuns {
  /** So many summaries of a kind are found one by one; ways are kept only where there are more. */
  private static final int FEW = 2;

  private record Key(int kind, CellSet live, CellSet counts, int counted) {}

  private final SliceProver prover;
  private final Path path;
  private final Outcome outcome;
  private final LeastWays leastWays = new LeastWays();
  private final MemoryNumbers counted = new MemoryNumbers();
  private final Map<Key, SharedStates> known = new HashMap<>();
  private SharedStates states;
  private int round;
  private long growths;

  SharedRuns(SliceProver prover, Path path, Outcome outcome) {
    this.prover = prover;
    this.path = path;
    this.outcome = outcome;
  }

  /** {@return whether one more of those handlers is to share states with others} */
  boolean isWorthIt(Summaries among) {
    return among.count() > FEW && prover.sharesStates();
  }

  /**
   * {@return the states that a handler shares}
   *
   * @param live the words that the frames below will still read
   * @param toldApart the cells that tell its states apart
   * @param from the memory in which it is to begin
   */
  SharedStates among(int kind, CellSet live, CellSet toldApart, Values from) {
    if (round != prover.rounds() || growths != prover.footprints().growths()) {
      round = prover.rounds();
      growths = prover.footprints().growths();
      known.clear();
      counted.clear();
    }
    CellSet counts = prover.unfolded().allCounts();
    counted.tellApartBy(counts);
    states = known.computeIfAbsent(
        new Key(kind, live, counts, counted.number(from)),
        key -> new SharedStates(toldApart, from));
    return states;
  }

  /** {@return whether it has been seen to read what the handlers before it did not, and so has to begin again in its own memory} */
  boolean isToRunAlone() {
    return growths != prover.footprints().growths() && states.isOfMany();
  }

  /**
   * Adds what comes of the handler that began last.
   *
   * @param start the memory in which it began
   * @param visible the cells that others may still read
   */
  void sumUp(int kind, Values start, CellSet visible, Summary into) {
    IntList reached = leastWays.find(states);
    for (int i = 0; i < reached.size(); i++) {
      int state = reached.get(i);
      states
          .broken(state)
          .forEach((claim, onward) -> into.breaks(claim, leastWays.after(state, onward)));
      FrameState end = states.end(state);
      if (end != null) {
        path.resume(end);
        path.cost = leastWays.cost(state);
        path.trail = leastWays.trail(state);
        into.add(outcome.delta(kind, start, CellSet.NONE, visible));
      }
    }
  }
}
