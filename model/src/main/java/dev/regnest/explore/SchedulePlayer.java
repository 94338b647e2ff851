package dev.regnest.explore;

import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Compiler;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Device;
import dev.regnest.machine.Frame;
import dev.regnest.machine.LegalityRule;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Standstill;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The adversary that plays one schedule and nothing else. */
final class SchedulePlayer implements Adversary {
  private static final List<Optional<Arrival>> SOME =
      Arrays.stream(Arrival.values()).map(Optional::of).toList();

  private final Machine machine;
  private final List<Step> steps;
  private final PlayedMoves moves;
  private final Supplier<Standstill> standstills;
  private int next;

  /** Plays those steps; loads that wait are answered by {@code answers}, which may be null where no step is a move; {@code standstills} decides what becomes of a frame that stands still, or is null. */
  SchedulePlayer(
      Machine machine, List<Step> steps, Answers answers, Supplier<Standstill> standstills) {
    this.standstills = standstills;
    this.machine = machine;
    this.steps = steps;
    moves = new PlayedMoves(this, steps, answers);
  }

  /** {@return the index of the first step that has not happened, or empty if all have} */
  OptionalInt missed() {
    OptionalInt unused = moves.unused();
    return unused.isPresent() || next == steps.size() ? unused : OptionalInt.of(next);
  }

  /** {@return the index of the step that comes next} */
  int next() {
    return next;
  }

  /** The next step has happened. */
  void advance() {
    next++;
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    if (!isHere(Frame.of(cpu)) || steps.get(next).kind().isChoice()) {
      return Optional.empty();
    }
    Arrival arrival = steps.get(next).kind();
    Optional<LegalityRule> rule = machine.refusing(cpu, arrival);
    if (rule.isPresent()) {
      throw new IllegalScheduleException(steps, next, rule.get(), cpu.era());
    }
    List<Device> devices = machine.devices(arrival);
    if (steps.get(next).device() >= devices.size()) {
      throw new IllegalScheduleException(steps, next, devices);
    }
    advance();
    return SOME.get(arrival.ordinal());
  }

  @Override
  public void goesOn(Cpu cpu) {
    if (next < steps.size() && steps.get(next).isGoingOnOver(Frame.of(cpu))) {
      advance();
    }
  }

  @Override
  public int device(Cpu cpu, Arrival arrival, int devices) {
    return steps.get(next - 1).device();
  }

  @Override
  public boolean takes(Cpu cpu, Arrival choice) {
    boolean taken = isHere(Frame.of(cpu)) && steps.get(next).kind() == choice;
    if (taken) {
      advance();
    }
    return taken;
  }

  @Override
  public Standstill standsStill(Cpu cpu) {
    Frame frame = Frame.of(cpu);
    if (next < steps.size()
        && steps.get(next).depth() == frame.depth()
        && steps.get(next).point() > frame.point()) {
      return Standstill.GOES_ON;
    }
    return standstills == null ? Standstill.ENDLESS : standstills.get();
  }

  @Override
  public Compiler compiler() {
    return moves;
  }

  /** {@return whether the next step is one of {@code frame} at the point where it stands} */
  boolean isHere(Frame frame) {
    if (next == steps.size()) {
      return false;
    }
    Step step = steps.get(next);
    return step.depth() == frame.depth() && step.point() == frame.point();
  }
}
