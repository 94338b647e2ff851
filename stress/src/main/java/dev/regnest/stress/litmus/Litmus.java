package dev.regnest.stress.litmus;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Two actors over one small memory, and the question what they can see.
 *
 * <p>A compiler and a core may do this to either actor, and no more: hold a plain store back to any later place, or for ever if a later one
 * goes to the same cell; answer a load from a store held back; carry a plain load out earlier, or, for a {@link Memory#word}, later.
 * Accesses to one cell keep their order, opaque and stronger ones keep it among themselves, nothing passes a release downwards or an
 * acquire upwards, and volatile stores, read-modify-writes and full fences wait for everything before them. Under {@link Scheduling#FREE}
 * stores then pass through a buffer, as on x86 (Sewell et al., x86-TSO, 2010).
 *
 * <p>Not modelled: loads that a compiler repeats, stores that both sides of a branch have in common, and cores that reorder loads.
 *
 * @param initial the cells' values at first
 * @param results makes an empty result, whose {@code toString()} is the outcome
 * @param first the first actor, which the second interrupts under {@link Scheduling#NESTED}
 * @param second the second actor
 * @param <R> where both leave what they saw
 */
public record Litmus<R>(
    List<Integer> initial, Supplier<R> results, Actor<R> first, Actor<R> second) {

  /** Keeps copies. */
  public Litmus {
    initial = List.copyOf(initial);
  }

  /**
   * {@return every outcome, sorted; never empty}
   *
   * @throws IllegalStateException if a program has no end, or both together too many states to search
   */
  public SortedSet<String> outcomes(Scheduling scheduling) {
    List<SortedSet<Integer>> stored = initial.stream()
        .map(value -> (SortedSet<Integer>) new TreeSet<>(List.of(value)))
        .toList();
    SortedSet<String> outcomes;
    int guesses;
    do {
      guesses = stored.stream().mapToInt(SortedSet::size).sum();
      outcomes = new Exploration<>(this, scheduling, stored).run();
    } while (guesses < stored.stream().mapToInt(SortedSet::size).sum());
    return outcomes;
  }

  Optional<Operation> next(int actor, Core core) {
    return Rerun.next(actor(actor), results.get(), core.loaded(), core.issued());
  }

  /** {@return what the actors left, once both have ended} */
  String outcome(World world) {
    R result = results.get();
    for (int actor = 0; actor <= Exploration.SECOND; actor++) {
      Core core = world.core(actor);
      Rerun.next(actor(actor), result, core.loaded(), core.issued());
    }
    return result.toString();
  }

  private Actor<R> actor(int actor) {
    return actor == 0 ? first : second;
  }
}
