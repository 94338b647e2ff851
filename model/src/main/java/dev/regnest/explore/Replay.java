package dev.regnest.explore;

import dev.regnest.check.Checker;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.machine.Cell;
import dev.regnest.machine.LoopWithoutEnd;
import dev.regnest.machine.Refuted;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Tracer;
import dev.regnest.perf.SampleObserver;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs one schedule; whatever is printed as a violation has been through here. */
public final class Replay {
  private final Design design;
  private final Setup setup;
  private final Model model;
  private Model scout;
  private Optional<String> endless = Optional.empty();

  /** Prepares a design under the given conditions. */
  public Replay(Design design, Setup setup) {
    this(design, setup, null);
  }

  /**
   * Prepares a design under the given conditions.
   *
   * @param witness told of everything that samples do, before it is judged, or null
   */
  public Replay(Design design, Setup setup, SampleObserver witness) {
    this.design = design;
    this.setup = setup;
    model = new Model(design, setup, witness);
  }

  /**
   * {@return the violations of that schedule, in the order in which they happen; empty if every claim holds, as far as the run came}
   *
   * @throws IllegalScheduleException if a rule forbids an arrival, naming the rule, or if a point does not exist
   */
  public List<Violation> run(Schedule schedule) {
    return run(schedule, null, (cpu, violation) -> {});
  }

  /**
   * {@return the violations of that schedule, as {@link #run(Schedule)}}
   *
   * @param tracer told of everything, or null
   * @param listener told of each violation while the CPU still stands there
   */
  public List<Violation> run(Schedule schedule, Tracer tracer, Checker.Listener listener) {
    List<Step> steps = schedule.steps();
    Answers answers = schedule.moves() == 0 ? null : answers(steps);
    return play(model, steps, answers, tracer, listener);
  }

  /** {@return the place of the loop in which the last run waited for what nothing modelled brings about; empty if it came to its end} */
  public Optional<String> endless() {
    return endless;
  }

  /** {@return what a cell of its runs holds, as the program would write it} */
  public String written(Cell cell, int value) {
    return model.written(cell, value);
  }

  private Answers answers(List<Step> steps) {
    try {
      return Answers.find(
          (tried, tracer) -> play(scout(), steps, tried, tracer, (cpu, violation) -> {}));
    } catch (Refuted none) {
      throw new IllegalScheduleException(steps);
    }
  }

  /** {@return the same model, of whose runs no witness is told} */
  private Model scout() {
    if (scout == null) {
      scout = new Model(design, setup);
    }
    return scout;
  }

  private List<Violation> play(
      Model model, List<Step> steps, Answers answers, Tracer tracer, Checker.Listener listener) {
    SchedulePlayer player = new SchedulePlayer(
        model.machine(), steps, answers, () -> standstills(steps, answers).decide());
    endless = Optional.empty();
    try {
      model.run(player, tracer, listener);
    } catch (LoopWithoutEnd loop) {
      endless = Optional.of(loop.place());
    }
    List<Violation> violations = model.checker().violations();
    OptionalInt missed = player.missed();
    if (missed.isPresent() && !endsEarly(violations)) {
      throw new IllegalScheduleException(steps, missed.getAsInt());
    }
    return violations;
  }

  /** {@return what decides what becomes of a frame that stands still at the end of the schedule} */
  private Standstills standstills(List<Step> steps, Answers answers) {
    Model other = new Model(design, setup);
    return new Standstills(
        other,
        () -> new SchedulePlayer(
            other.machine(), steps, answers == null ? null : answers.again(), null));
  }

  private static boolean endsEarly(List<Violation> violations) {
    return violations.stream().anyMatch(v -> v.endsTheRun());
  }
}
