package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one frame waits, and what it does about those that have interrupted it and never come to their end.
 *
 * <p>Of its own states it keeps those that lead to its end, where its code has loops in which it waits ({@link Progress}). A frame that
 * interrupted it and hangs is set aside: this one goes on as if that had returned, with nothing arriving and nothing chosen, until it stores
 * what ends the wait, or comes to its own end and leaves that to those below it.
 *
 * <p>Task B waits for task A where it may be left: that counts as a way out. If A does not end the wait, A comes to its own end with B half done in the loop, or never does.
 * The first is seen where B goes on to its end with nothing arriving, and never comes there; the second is A's own wait, of which B's stretches are no way out.
 * Either stays undecided.
 */
final class Waits {
  private final SliceProver prover;
  private final Path path;
  private final boolean isTask;
  private final Map<Wait, Visited> visited = new IdentityHashMap<>();
  private Progress progress;

  Waits(SliceProver prover, Path path, boolean isTask) {
    this.prover = prover;
    this.path = path;
    this.isTask = isTask;
  }

  /** Forgets all, of a frame that runs {@code code} from now on. */
  void startAgain(Code code) {
    visited.clear();
    progress = code.waits() ? new Progress() : null;
  }

  // The frame's own loops.

  /** {@return whether its states are kept} */
  boolean areKept() {
    return progress != null;
  }

  /** Comes to a state of its own. */
  void comes(Object state) {
    path.from = progress.comes(state, path.from, path.way);
    path.way = Progress.Way.OWN;
  }

  /** Comes back to the head of a loop of that place, which was there in that state before unless {@code isNew}. */
  void comesBack(Block head, int at, String place, boolean isNew) {
    if (path.aside == null && progress != null) {
      progress.isHead(path.from, new Progress.Standstill(path.at(head, at), place));
    } else if (path.aside != null && !isNew) {
      giveUp();
    }
  }

  /** The frame comes to its end; one that goes on where it was left may do so from no state of its own. */
  void end() {
    isLeft();
  }

  /** The frame is left half done, which is a way out of its loops: the other task may end what it waits for. */
  void isLeft() {
    if (progress != null && path.from >= 0) {
      progress.ends(path.from);
    }
  }

  /** The run is given up; because of a violation, or because nobody looks at it. */
  void abort(boolean isViolated) {
    if (path.aside != null) {
      giveUp();
    } else if (isViolated) {
      end();
    }
  }

  /** {@return the states in which the frame never comes to its end, to be left to those that it has interrupted: none of the task's} */
  List<Progress.Standstill> standstills() {
    if (progress == null) {
      return List.of();
    }
    List<Progress.Standstill> own = progress.standstills();
    List<Progress.Standstill> endless = new ArrayList<>(progress.standstillsByChoice());
    endless.addAll(isTask ? own : List.of());
    endless.forEach(still -> prover.isEndless(still.place()));
    return isTask ? List.of() : own;
  }

  // What is set aside.

  /**
   * {@return the state in which the frame goes on}
   *
   * @param wait what arrived and waits, with the way there as this frame has it
   * @param from what arrived before it at the same point
   */
  FrameState state(Wait wait, Arrivals.Reached from, Block block, int at) {
    UnfoldedModel model = prover.unfolded();
    Delta changes = wait.changes();
    Values memory = changes.applyTo(from.memory(), model.words());
    model.setCpu(memory, model.cpu(from.memory()));
    FrameState state = path.after(
        new Arrivals.Reached(
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
      states.startAgain(CellSet.upTo(prover.unfolded().cells().size()), CellSet.NONE, isTask);
      visited.put(path.aside, states);
    }
    return states.add(block, at, path);
  }

  /**
   * {@return whether what waits comes to its end where the path has come to, which is noted}
   *
   * <p>Of two tasks the one that waits may be the one that is not there, so with them a wait stays undecided.
   */
  boolean isEnded(Summary into) {
    if (prover.unfolded().taskB() != null) {
      giveUp();
      return true;
    }
    boolean ends = prover.ends(path.aside, path.memory.values());
    if (ends) {
      into.breaks(Claim.P6, path.aside.way());
    }
    return ends;
  }

  /** Nothing that could end it is left to run: what looks at memory at rest leaves no store behind. */
  void comeToRest(Summary into) {
    if (!isEnded(into)) {
      giveUp();
    }
  }

  /** Leaves it to the frames below, of which there are none below the task. */
  void leave(Summary into, Delta changes) {
    if (isTask) {
      giveUp();
    } else {
      into.waits(path.aside.after(changes, path.aside.way()));
    }
  }

  /** Notes that nothing modelled ends it. */
  private void giveUp() {
    prover.isEndless(path.aside.place());
  }
}
