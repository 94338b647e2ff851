package dev.regnest.explore.prover;

import dev.regnest.explore.Model;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays the schedule of a slice on all registers, and notes at which of their points each arrival comes.
 *
 * <p>A point of the slice is the first of the points that lie between two accesses which the slice has, too.
 */
final class Widening implements Adversary {
  private final List<Step> slice;
  private final List<Register> kept;
  private final List<Step> wide = new ArrayList<>();
  private final List<int[]> passed = new ArrayList<>();

  private Widening(Schedule schedule, List<Register> kept) {
    this.slice = schedule.steps();
    this.kept = kept;
  }

  /** {@return the same schedule, its points numbered as in {@code model}} */
  static Schedule widen(Schedule schedule, List<Register> slice, Model model) {
    Widening widening = new Widening(schedule, slice);
    model.run(widening, null, (cpu, violation) -> {});
    if (widening.wide.size() < widening.slice.size()) {
      throw new IllegalStateException(
          "the schedule " + schedule + " of a slice does not play on all registers");
    }
    return Schedule.of(widening.wide);
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    Step step = here(cpu.frame());
    if (step == null || step.kind().isChoice()) {
      return Optional.empty();
    }
    return Optional.of(take(step, cpu.frame()).kind());
  }

  @Override
  public boolean takes(Cpu cpu, Arrival choice) {
    Step step = here(cpu.frame());
    if (step == null || step.kind() != choice) {
      return false;
    }
    take(step, cpu.frame());
    return true;
  }

  private Step take(Step step, Frame frame) {
    wide.add(new Step(step.kind(), frame.depth(), frame.point()));
    return step;
  }

  private Step here(Frame frame) {
    int point = slicePoint(frame);
    if (wide.size() == slice.size()) {
      return null;
    }
    Step step = slice.get(wide.size());
    return step.depth() == frame.depth() && step.point() == point ? step : null;
  }

  /** {@return the number in the slice of the point at which the frame stands} */
  private int slicePoint(Frame frame) {
    while (passed.size() <= frame.depth()) {
      passed.add(new int[] {0, 0, 0});
    }
    int[] last = passed.get(frame.depth());
    if (frame.point() == 1) {
      last[0] = 1;
      last[1] = 1;
    } else if (frame.point() != last[0]) {
      last[0] = frame.point();
      last[1] += last[2];
    }
    last[2] = isOfSlice(frame.next()) ? 1 : 0;
    return last[1];
  }

  private boolean isOfSlice(Optional<Cell> cell) {
    Optional<Register> register = cell.flatMap(Cell::register);
    return register.isEmpty() || kept.contains(register.get());
  }
}
