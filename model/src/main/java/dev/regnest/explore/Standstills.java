package dev.regnest.explore;

import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Compiler;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.NestedExecution;
import dev.regnest.machine.Onlooker;
import dev.regnest.machine.Standstill;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides what becomes of a frame that stands still at the end of a run, by running on from there.
 *
 * <p>First, whatever may arrive arrives, in every order and any number of times, each run going on from states that no other has gone on
 * from; if the frame comes to its end in any of them, it only waits. Then the frame is set aside, and those that it interrupted go on with
 * nothing arriving; if the frame, with what one of them has stored in memory, comes to its end, it hangs. This is what the prover decides by
 * its summaries, decided again without any.
 */
final class Standstills {
  /** More than any program takes whose states are few; what is not found by then counts as none. */
  private static final int MOST_RUNS = 1_024;

  /** How many frames nest at most in the one that stands still; deeper ones would only find what others left. */
  private static final int DEEPEST = 6;

  private final Model model;
  private final Supplier<Adversary> played;

  /**
   * Prepares the question.
   *
   * @param model the model, of whose runs nobody else is told
   * @param played creates what decides the run up to where the frame stands still
   */
  Standstills(Model model, Supplier<Adversary> played) {
    this.model = model;
    this.played = played;
  }

  /** {@return what becomes of it} */
  Standstill decide() {
    if (model.machine().setup().has(Switch.PREEMPTIBLE)) {
      return Standstill.ENDLESS;
    }
    if (mayEnd()) {
      return Standstill.WAITS;
    }
    return isEndedByWhatItInterrupts() ? Standstill.HANGS : Standstill.ENDLESS;
  }

  private boolean mayEnd() {
    Set<Long> seen = new HashSet<>();
    Deque<List<Decision>> toRun = new ArrayDeque<>();
    toRun.add(List.of());
    for (int runs = 0; runs < MOST_RUNS && !toRun.isEmpty(); runs++) {
      List<Decision> decisions = toRun.poll();
      Extensions extensions = new Extensions(
          model.machine(),
          decisions,
          new ScheduleWriter(new StoredValues()),
          new StoredValues(),
          /* arrivals= */ true,
          /* moves= */ false,
          null);
      Onward onward = new Onward(extensions, seen);
      if (onward.ends()) {
        return true;
      }
      for (Decision next : extensions.found()) {
        List<Decision> further = new ArrayList<>(decisions);
        further.add(next);
        toRun.add(further);
      }
    }
    return false;
  }

  private boolean isEndedByWhatItInterrupts() {
    GoingOn goingOn = new GoingOn();
    goingOn.run();
    return goingOn.found.stream().anyMatch(memory -> new Again(memory).ends());
  }

  /** Ends a run of which enough is known. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Enough KNOWN = new Enough();

    private Enough() {
      super("enough", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
  }

  /** A run that is as it was up to where the frame stands still, and then another. */
  private abstract class Continued implements Adversary {
    private final Adversary before = played.get();
    Onlooker onlooker;
    private int depth = -1;
    private boolean ended;

    boolean stoodStill() {
      return depth >= 0;
    }

    /** {@return the depth of the frame that stands still} */
    int depth() {
      return depth;
    }

    /** Says what becomes of the frame where it stands still for the first time, at that depth. */
    abstract Standstill first(Cpu cpu, int at);

    /** The same for whatever stands still later. */
    Standstill later(Cpu cpu) {
      return Standstill.WAITS;
    }

    /** What is stored once the frame has stood still. */
    void stored() {}

    void run() {
      onlooker = new Onlooker(this::stored, this::returned);
      try {
        model.run(
            this,
            null,
            (cpu, violation) -> {
              if (violation.endsTheRun()) {
                returned(Frame.of(cpu));
              }
            },
            onlooker);
      } catch (Enough known) {
        // Noted.
      }
    }

    boolean ends() {
      run();
      return ended;
    }

    private void returned(Frame frame) {
      if (stoodStill() && frame.depth() == depth) {
        ended = true;
        throw Enough.KNOWN;
      }
    }

    @Override
    public Standstill standsStill(Cpu cpu) {
      if (stoodStill()) {
        return later(cpu);
      }
      if (before.standsStill(cpu) == Standstill.GOES_ON) {
        return Standstill.GOES_ON;
      }
      depth = Frame.of(cpu).depth();
      return first(cpu, depth);
    }

    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      return stoodStill() ? Optional.empty() : before.arriving(cpu);
    }

    @Override
    public int device(Cpu cpu, Arrival arrival, int devices) {
      return before.device(cpu, arrival, devices);
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return !stoodStill() && before.takes(cpu, choice);
    }

    @Override
    public Compiler compiler() {
      return before.compiler();
    }
  }

  /** Goes on with more arriving, from states that no other run has gone on from. */
  private final class Onward extends Continued {
    private final Extensions extensions;
    private final Set<Long> seen;

    Onward(Extensions extensions, Set<Long> seen) {
      this.extensions = extensions;
      this.seen = seen;
    }

    @Override
    Standstill first(Cpu cpu, int at) {
      return Standstill.GOES_ON;
    }

    @Override
    Standstill later(Cpu cpu) {
      return extensions.standsStill(cpu) == Standstill.GOES_ON
          ? Standstill.GOES_ON
          : Standstill.WAITS;
    }

    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      if (!stoodStill()) {
        return super.arriving(cpu);
      }
      NestedExecution execution = (NestedExecution) Driver.of(cpu);
      if (extensions.isPlayed() && Frame.of(cpu).depth() > DEEPEST + depth()) {
        return Optional.empty();
      }
      if (extensions.isPlayed() && !seen.add(onlooker.fingerprint(execution))) {
        throw Enough.KNOWN;
      }
      return extensions.arriving(cpu);
    }

    @Override
    public int device(Cpu cpu, Arrival arrival, int devices) {
      return stoodStill()
          ? extensions.device(cpu, arrival, devices)
          : super.device(cpu, arrival, devices);
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return stoodStill() ? extensions.takes(cpu, choice) : super.takes(cpu, choice);
    }
  }

  /** Sets the frame aside, and notes what those that it interrupted make of memory. */
  private final class GoingOn extends Continued {
    private final List<Values> found = new ArrayList<>();
    private NestedExecution execution;

    @Override
    Standstill first(Cpu cpu, int at) {
      if (at == 0) {
        return Standstill.WAITS;
      }
      execution = (NestedExecution) Driver.of(cpu);
      return Standstill.SET_ASIDE;
    }

    @Override
    void stored() {
      if (execution != null) {
        found.add(execution.memory().copy());
      }
    }
  }

  /** Lets the frame go on with other memory than it stood still in. */
  private final class Again extends Continued {
    private final Values memory;

    Again(Values memory) {
      this.memory = memory;
    }

    @Override
    Standstill first(Cpu cpu, int at) {
      ((NestedExecution) Driver.of(cpu)).remember(memory);
      return Standstill.GOES_ON;
    }
  }
}
