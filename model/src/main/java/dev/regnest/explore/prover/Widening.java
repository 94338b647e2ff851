package dev.regnest.explore.prover;

import dev.regnest.explore.Answers;
import dev.regnest.explore.Model;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.ScheduleWriter;
import dev.regnest.explore.Step;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Compiler;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Standstill;
import dev.regnest.machine.Tracer;
import dev.regnest.machine.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Plays the schedule of a slice on all registers, while a writer notes at which of their points everything comes.
 *
 * <p>Between two accesses that the slice has, too, there are points of other registers alone. What comes at the second of the two in the slice comes
 * there as well: all that the slice has done by then is done, a pointer taken without any access included. Or it comes at the first point
 * after the first of the two, which reads better, and most often shows the same.
 */
final class Widening implements Adversary, Compiler {
  private final List<Step> slice;
  private final List<Register> kept;
  private final boolean early;
  private final Answers answers;
  private final ScheduleWriter writer;
  private final List<int[]> passed = new ArrayList<>();
  private final int[] passedByTaskB = {0, 0, 0};
  private final int[] passedBySoftirqOfTaskB = {0, 0, 0};
  private final Map<Step, Integer> waiting = new HashMap<>();
  private final Map<Step, Integer> hoisted = new HashMap<>();
  private int next;

  private Widening(
      Schedule schedule, List<Register> kept, boolean early, Answers answers, Tracer stores) {
    this.slice = schedule.steps();
    this.kept = kept;
    this.early = early;
    this.answers = answers;
    writer = new ScheduleWriter(stores);
  }

  /** {@return the schedule, its points numbered as in {@code model}, with everything as early as the accesses of the slice let it be} */
  static Schedule early(Schedule schedule, List<Register> slice, Model model) {
    return widen(schedule, slice, model, /* early= */ true);
  }

  /** {@return the same with everything where it is in the slice, so that it does the same to the words of the slice} */
  static Schedule exact(Schedule schedule, List<Register> slice, Model model) {
    return widen(schedule, slice, model, /* early= */ false);
  }

  private static Schedule widen(
      Schedule schedule, List<Register> slice, Model model, boolean early) {
    Answers found = Answers.find((answers, stores) ->
        new Widening(schedule, slice, early, answers, stores).play(model, schedule));
    Widening widening = new Widening(schedule, slice, early, found, new ScheduleWriter());
    widening.play(model, schedule);
    return widening.writer.schedule();
  }

  private void play(Model model, Schedule schedule) {
    model.run(this, writer, (cpu, violation) -> {});
    if (!slice.subList(next, slice.size()).stream().allMatch(waiting::containsKey)) {
      throw new IllegalStateException(
          "the schedule " + schedule + " of a slice does not play on all registers");
    }
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    Step step = here(Frame.of(cpu));
    if (step == null || step.kind().isChoice()) {
      return Optional.empty();
    }
    next++;
    return Optional.of(step.kind());
  }

  @Override
  public void goesOn(Cpu cpu) {
    if (next < slice.size() && slice.get(next).isGoingOnOver(Frame.of(cpu))) {
      next++;
    }
  }

  @Override
  public int device(Cpu cpu, Arrival arrival, int devices) {
    return slice.get(next - 1).device();
  }

  @Override
  public boolean takes(Cpu cpu, Arrival choice) {
    Step step = here(Frame.of(cpu));
    if (step == null || step.kind() != choice) {
      return false;
    }
    next++;
    return true;
  }

  @Override
  public Standstill standsStill(Cpu cpu) {
    Frame frame = Frame.of(cpu);
    boolean isMoreToCome = next < slice.size()
        && slice.get(next).depth() == frame.depth()
        && slice.get(next).point() > slicePoint(frame);
    return isMoreToCome ? Standstill.GOES_ON : Standstill.WAITS;
  }

  @Override
  public Compiler compiler() {
    return this;
  }

  @Override
  public OptionalInt answers(Cpu cpu, Cell cell, int now, boolean nowToo) {
    return putsOff(cpu) ? OptionalInt.of(answers.next(cell, now, nowToo)) : OptionalInt.empty();
  }

  @Override
  public boolean putsOff(Cpu cpu) {
    Frame frame = Frame.of(cpu);
    int point = slicePoint(frame);
    for (int i = next; i < slice.size() && slice.get(i).depth() >= frame.depth(); i++) {
      if (isMoveOf(slice.get(i), frame, point)
          && slice.get(i).access() < slice.get(i).point()) {
        waiting.put(slice.get(i), frame.point());
        return true;
      }
    }
    return false;
  }

  @Override
  public int carriesOut(Cpu cpu, List<? extends Waiting> ready) {
    Step step = here(Frame.of(cpu));
    while (step != null && step.isMove()) {
      if (step.access() < step.point()) {
        int point = waiting.getOrDefault(step, NOTHING);
        boolean isReady = ready.stream().anyMatch(access -> access.point() == point);
        next += isReady ? 1 : 0;
        return isReady ? point : NOTHING;
      }
      hoisted.put(step, next);
      next++;
      step = here(Frame.of(cpu));
    }
    return NOTHING;
  }

  @Override
  public int hoists(Cpu cpu, int first, int arrivals, List<Integer> different) {
    Frame frame = Frame.of(cpu);
    int point = slicePoint(frame);
    for (Map.Entry<Step, Integer> load : hoisted.entrySet()) {
      if (isMoveOf(load.getKey(), frame, point)) {
        int before = arrivals - arrivedSince(load.getValue(), frame);
        writer.hoisted(frame, before);
        return before;
      }
    }
    return arrivals;
  }

  private int arrivedSince(int index, Frame frame) {
    return (int) slice.subList(index, next).stream()
        .filter(step -> step.depth() == frame.depth() && !step.kind().isChoice())
        .count();
  }

  private boolean isMoveOf(Step step, Frame frame, int point) {
    return step.isMove()
        && step.depth() == frame.depth()
        && step.access() == point
        && isOfSlice(frame.next());
  }

  private Step here(Frame frame) {
    int point = slicePoint(frame);
    if (next == slice.size() || !early && !isOfSlice(frame.next())) {
      return null;
    }
    Step step = slice.get(next);
    return step.depth() == frame.depth() && step.point() == point ? step : null;
  }

  /** {@return the number in the slice of the point at which the frame stands} */
  private int slicePoint(Frame frame) {
    int[] last = passed(frame);
    if (frame.point() == 1) {
      last[0] = 1;
      last[1] = 1;
    } else if (frame.point() != last[0]) {
      // Points that nobody was asked about are those of looking at rest, of which the slice has
      // each.
      last[1] += last[2] + frame.point() - last[0] - 1;
      last[0] = frame.point();
    }
    last[2] = isOfSlice(frame.next()) ? 1 : 0;
    return last[1];
  }

  /** {@return the last point of the frame, its number in the slice, and whether it is of it} Task B goes on where it was left, so it has its own, as a softirq over it. */
  private int[] passed(Frame frame) {
    if (frame.arrival() == Arrival.PREEMPTION) {
      return passedByTaskB;
    }
    if (frame.arrival() == Arrival.SOFTIRQ && frame.isInTaskB()) {
      return passedBySoftirqOfTaskB;
    }
    while (passed.size() <= frame.depth()) {
      passed.add(new int[] {0, 0, 0});
    }
    return passed.get(frame.depth());
  }

  private boolean isOfSlice(Optional<Cell> cell) {
    Optional<Register> register = cell.flatMap(Cell::register);
    return register.isEmpty() || kept.contains(register.get());
  }
}
