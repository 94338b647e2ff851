package dev.regnest.explore.prover;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Dependences;
import java.util.ArrayList;
import java.util.List;

/**
 * The loads that a way has come by since its last barrier and that may wait, and which of them something later passes.
 *
 * <p>To let a load wait for what arrives shows only where something that the code has behind it is carried out before it, and is seen by what
 * arrives: else that might as well have arrived before the load. Plain loads from a known address need no load to wait, as they can be
 * hoisted over it; but not where the same cell is loaded in between, behind which they stay wherever that is hoisted to.
 */
final class LoadsOfRegion {
  private record Loaded(Block block, int point, Cell cell, boolean isOrdered) {}

  private final List<Loaded> loads = new ArrayList<>();
  private boolean morePassed;

  /** A barrier, or the start of a way. */
  void startAgain() {
    loads.clear();
  }

  /** The read at the end of that block may wait. */
  void loads(Block block, int point, Cell cell, boolean isOrdered) {
    loads.add(new Loaded(block, point, cell, isOrdered));
  }

  /** The way comes to an access that may be carried out before all of those loads which it does not have to come behind. */
  void passes(Cell cell, boolean isOrdered, Dependences dependences) {
    for (Loaded load : loads) {
      boolean isBehind = load.cell() == cell
          || load.isOrdered() && isOrdered
          || dependences.contains(load.point());
      morePassed |= !isBehind && load.block().pass();
    }
  }

  /** The way comes to a plain load from a known address. */
  void hoists(Cell cell) {
    boolean isLoadedBehind = false;
    for (int i = loads.size() - 1; i >= 0; i--) {
      Loaded load = loads.get(i);
      morePassed |= isLoadedBehind && load.cell() != cell && load.block().pass();
      isLoadedBehind |= load.cell() == cell;
    }
  }

  /** {@return whether any more are passed than when this was asked last} */
  boolean morePassedSinceLastAsked() {
    boolean answer = morePassed;
    morePassed = false;
    return answer;
  }
}
