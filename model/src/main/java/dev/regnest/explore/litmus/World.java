package dev.regnest.explore.litmus;

import java.util.ArrayList;
import java.util.List;

/** Memory and both actors, at one moment. */
record World(List<Integer> memory, List<Core> cores) {
  boolean atRest() {
    return cores.stream().allMatch(Core::atRest);
  }

  World with(int actor, Core core) {
    List<Core> changed = new ArrayList<>(cores);
    changed.set(actor, core);
    return new World(memory, List.copyOf(changed));
  }

  World storing(int cell, int value) {
    List<Integer> changed = new ArrayList<>(memory);
    changed.set(cell, value);
    return new World(List.copyOf(changed), cores);
  }
}
