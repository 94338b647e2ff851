package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Values;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What a frame does about those that have interrupted it and never come to their end: it goes on as if they had returned, with nothing
 * arriving and nothing chosen, until it stores what ends their wait, or comes to its own end and leaves that to those below it.
 */
final class Aside {
  private final SliceProver prover;
  private final Path path;
  private final Map<Wait, Visited> visited = new IdentityHashMap<>();

  Aside(SliceProver prover, Path path) {
    this.prover = prover;
    this.path = path;
  }

  /** Forgets all. */
  void startAgain() {
    visited.clear();
  }

  /**
   * {@return the state in which the frame goes on}
   *
   * @param wait what arrived and waits, with the way there as this frame has it
   * @param from what arrived before it at the same point
   */
  FrameState state(Wait wait, Closure.Reached from, Block block, int at) {
    UnfoldedModel model = prover.unfolded();
    Delta changes = wait.changes();
    Values memory = changes.applyTo(from.memory(), model.words());
    model.setCpu(memory, model.cpu(from.memory()));
    FrameState state = path.after(
        new Closure.Reached(
            memory,
            from.written().union(changes.written()),
            from.stored().union(changes.stored()),
            from.entriesEnded() | changes.entriesEnded(),
            wait.way().cost() - path.cost,
            from.trail(),
            from.moves()),
        block,
        at);
    state.aside = wait;
    return state;
  }

  /** {@return whether the path was not in that state before, going on for the same} */
  boolean isNew(Block block, int at) {
    Visited states = visited.get(path.aside);
    if (states == null) {
      states = new Visited();
      states.startAgain(CellSet.upTo(prover.unfolded().cells().size()));
      visited.put(path.aside, states);
    }
    return states.add(block, at, path);
  }

  /** {@return whether what waits comes to its end where the path has come to, which is noted} */
  boolean isEnded(Summary into) {
    boolean ends = prover.ends(path.aside, path.memory.values());
    if (ends) {
      into.breaks(Claim.P6, path.aside.way());
    }
    return ends;
  }

  /** Leaves it to the frames below, of which there are none below the task. */
  void leave(Summary into, Delta changes, boolean isTask) {
    if (isTask) {
      giveUp();
    } else {
      into.waits(path.aside.after(changes, path.aside.way()));
    }
  }

  /** Notes that nothing modelled ends it. */
  void giveUp() {
    prover.isEndless(path.aside.place());
  }
}
