package dev.regnest.explore;

import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Compiler;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.TwoTasksExecution;
import java.util.Optional;

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
  private final int arrivals;

  /** Lets {@code extensions} decide, of which so many more arrivals may follow. */
  EachStateOnce(Extensions extensions, Visited visited, int arrivals) {
    this.extensions = extensions;
    this.visited = visited;
    this.arrivals = arrivals;
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    if (extensions.isPlayed()) {
      long state = ((TwoTasksExecution) cpu.driver()).fingerprint();
      if (!visited.isNew(state, arrivals)) {
        throw Seen.BEFORE;
      }
    }
    return extensions.arriving(cpu);
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
