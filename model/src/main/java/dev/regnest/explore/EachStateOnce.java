package dev.regnest.explore;

import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Compiler;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.TwoTasksExecution;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gives up a run, once its decisions are played, where it comes to a state that another one has gone on from. */
final class EachStateOnce implements Adversary {
  /** Ends a run from whose state on nothing is new. */
  static final class Seen extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Seen BEFORE = new Seen();

    private Seen() {
      super("seen before", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
  }

  private final Extensions extensions;
  private final Visited visited;
  private final LeftMovers leftMovers;
  private final int arrivals;
  private Frame last;

  /** Lets {@code extensions} decide, of which so many more arrivals may follow. */
  EachStateOnce(Extensions extensions, Visited visited, LeftMovers leftMovers, int arrivals) {
    this.extensions = extensions;
    this.visited = visited;
    this.leftMovers = leftMovers;
    this.arrivals = arrivals;
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    if (!extensions.isPlayed()) {
      return extensions.arriving(cpu);
    }
    TwoTasksExecution execution = (TwoTasksExecution) Driver.of(cpu);
    if (arrivals == 0) {
      goOn(execution);
    } else {
      branch(cpu, execution);
    }
    return Optional.empty();
  }

  /** Where nothing more may arrive, no state but the first of each frame is worth remembering. */
  private void goOn(TwoTasksExecution execution) {
    if (execution.frame() != last) {
      last = execution.frame();
      endIfSeen(execution);
    }
  }

  private void branch(Cpu cpu, TwoTasksExecution execution) {
    Set<Arrival> legal = extensions.legal(cpu);
    Set<Arrival> toTry = EnumSet.copyOf(legal);
    toTry.removeAll(leftMovers.over(Frame.of(cpu), execution.deeds(), legal));
    if (!toTry.isEmpty()) {
      endIfSeen(execution);
      extensions.note(Frame.of(cpu), toTry);
    }
  }

  private void endIfSeen(TwoTasksExecution execution) {
    if (!visited.isNew(execution.fingerprint(), arrivals)) {
      throw Seen.BEFORE;
    }
  }

  @Override
  public int device(Cpu cpu, Arrival arrival, int devices) {
    return extensions.device(cpu, arrival, devices);
  }

  @Override
  public boolean takes(Cpu cpu, Arrival choice) {
    return extensions.takes(cpu, choice);
  }

  @Override
  public Compiler compiler() {
    return extensions;
  }
}
