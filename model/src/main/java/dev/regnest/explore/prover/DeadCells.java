package dev.regnest.explore.prover;

import dev.regnest.machine.Values;

/**
 * Cells that nobody will read before they are written, where two tasks run: they are made what they are before anything ran, so that what lies in slots which
 * are free does not tell memories apart.
 *
 * <p>A cell is read next by a task's own code, from where that task stands or from its beginning, or by what interrupts it. Of the first {@link Liveness}
 * knows which it may be, of the second {@link Footprints}, as far as has been seen by now; where more is seen, the round is not the last. A cell that is neither
 * is written by whoever comes to it first, so no run can tell what was in it.
 */
final class DeadCells {
  private final UnfoldedModel model;
  private final HalfDoneTask taskB;
  private final Footprints footprints;
  private Liveness ofTaskA;
  private Liveness ofTaskB;
  private CellSet readByInterrupts = CellSet.NONE;
  private CellSet mayBeDead = CellSet.NONE;

  DeadCells(UnfoldedModel model, Footprints footprints) {
    this.model = model;
    this.footprints = footprints;
    taskB = model.taskB();
  }

  /** Goes by what is known now. */
  void startAgain() {
    Kinds kinds = model.kinds();
    ofTaskA = new Liveness(model, model.code(Kinds.TASK));
    ofTaskB = new Liveness(model, model.code(kinds.taskB()));
    readByInterrupts = CellSet.NONE;
    for (int kind = 0; kind < kinds.finishing(); kind++) {
      if (kind != Kinds.TASK && kind != kinds.taskB()) {
        readByInterrupts = readByInterrupts.union(footprints.reads(kind));
      }
    }
    mayBeDead = taskB.cellsOfPrograms();
  }

  /** Clears those that are dead where task A stands at that place of its code. */
  void clear(Block block, int at, Values memory) {
    CellSet here = ofTaskA.live(block, at);
    CellSet again = ofTaskA.atStart();
    if (here != null && again != null) {
      clear(dead(here.union(again), memory), memory);
    }
  }

  /** {@return those that task B cannot tell from where it begins or goes on in that memory} */
  CellSet forTaskB(Values memory) {
    return dead(CellSet.NONE, memory);
  }

  private CellSet dead(CellSet live, Values memory) {
    CellSet ofB = taskB.live(ofTaskB, memory);
    return ofB == null ? CellSet.NONE : mayBeDead.minus(live).minus(ofB).minus(readByInterrupts);
  }

  /** Makes those what they are before anything ran. */
  void clear(CellSet dead, Values memory) {
    for (int cell = dead.next(0); cell != CellSet.END; cell = dead.next(cell + 1)) {
      memory.set(cell, model.cells().get(cell).initial());
    }
  }
}
