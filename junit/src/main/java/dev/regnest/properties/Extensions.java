package dev.regnest.properties;

import dev.regnest.explore.Step;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The adversary that plays some arrivals, in program order, and then lets nothing more arrive, but notes what could. */
final class Extensions implements Adversary {
  private static final Comparator<Step> SHALLOW_THEN_EARLY =
      Comparator.comparingInt(Step::depth).thenComparingInt(Step::point).thenComparing(Step::kind);

  private final Machine machine;
  private final List<Step> steps;
  private final List<Step> found = new ArrayList<>();
  private int played;

  Extensions(Machine machine, List<Step> steps) {
    this.machine = machine;
    this.steps = steps.stream().filter(step -> !step.isMove()).toList();
  }

  List<Step> found() {
    found.sort(SHALLOW_THEN_EARLY);
    return found;
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    if (played < steps.size()) {
      Step step = steps.get(played);
      if (step.kind().isChoice() || !isAt(step, Frame.of(cpu))) {
        return Optional.empty();
      }
      played++;
      return Optional.of(step.kind());
    }
    for (Arrival arrival : machine.setup().arrivals()) {
      if (!arrival.isChoice() && machine.refusing(cpu, arrival).isEmpty()) {
        note(Frame.of(cpu), arrival);
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean takes(Cpu cpu, Arrival choice) {
    if (played < steps.size()) {
      boolean taken = steps.get(played).kind() == choice && isAt(steps.get(played), Frame.of(cpu));
      played += taken ? 1 : 0;
      return taken;
    }
    if (machine.setup().arrivals().contains(choice)) {
      note(Frame.of(cpu), choice);
    }
    return false;
  }

  private void note(Frame frame, Arrival arrival) {
    found.add(new Step(arrival, frame.depth(), frame.point()));
  }

  private static boolean isAt(Step step, Frame frame) {
    return step.depth() == frame.depth() && step.point() == frame.point();
  }
}
