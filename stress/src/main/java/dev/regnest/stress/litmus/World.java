package dev.regnest.stress.litmus;

import java.util.List;

/**
 * Memory and both actors, at one moment.
 *
 * <p>There are far more worlds than different memories and cores to make them of. One search shares those, and two worlds are the same if
 * they are made of the same objects.
 */
record World(List<Integer> memory, Core first, Core second) {
  Core core(int actor) {
    return actor == 0 ? first : second;
  }

  boolean atRest() {
    return first.atRest() && second.atRest();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof World world
        && memory == world.memory
        && first == world.first
        && second == world.second;
  }

  @Override
  public int hashCode() {
    int actors = 31 * System.identityHashCode(first) + System.identityHashCode(second);
    return 31 * actors + System.identityHashCode(memory);
  }
}
