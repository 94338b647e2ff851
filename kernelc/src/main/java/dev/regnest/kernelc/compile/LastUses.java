package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.DataObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Behind which statement of its block a local variable is dead: nothing that may run there names it before the block is left.
 *
 * <p>What is dead is no part of a frame's own state. Only variables of one value are asked about whose address nothing takes, so that who uses one
 * names it; and only blocks without labels, in which nothing goes back but a loop, which is one statement with all that it names. A block in a loop
 * declares its variables anew each round.
 */
final class LastUses {
  private static final int[] NONE = {};

  private final Map<DataObject, Integer> last = new HashMap<>();
  private final Set<DataObject> addressed = new HashSet<>();
  private int uses;

  /** Notes that the code compiled now names that variable. */
  void names(DataObject variable) {
    last.put(variable, ++uses);
  }

  /** Notes that it takes its address. */
  void takesAddress(DataObject variable) {
    addressed.add(variable);
  }

  /** {@return how often anything has been named so far} */
  int soFar() {
    return uses;
  }

  /**
   * {@return for each statement of a block the slots of the variables that are dead behind it; none for the last, as the block ends there}
   *
   * @param ends how often anything had been named after each statement
   * @param symbols what the block declares
   */
  int[][] dead(List<Integer> ends, Collection<Symbol> symbols) {
    List<List<Integer>> dead = new ArrayList<>();
    ends.forEach(end -> dead.add(new ArrayList<>()));
    for (Symbol symbol : symbols) {
      if (symbol instanceof Symbol.Local local
          && local.object().type().isScalar()
          && last.containsKey(local.object())
          && !addressed.contains(local.object())) {
        int statement = 0;
        while (statement < ends.size() && ends.get(statement) < last.get(local.object())) {
          statement++;
        }
        if (statement < ends.size() - 1) {
          dead.get(statement).add(local.object().slot(0));
        }
      }
    }
    return dead.stream()
        .map(slots -> slots.stream().mapToInt(Integer::intValue).toArray())
        .map(slots -> slots.length == 0 ? NONE : slots)
        .toArray(int[][]::new);
  }
}
