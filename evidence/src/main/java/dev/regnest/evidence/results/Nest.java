package dev.regnest.evidence.results;

import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.List;

/** A schedule in which each context in turn interrupts the midst of the one below. */
final class Nest {
  private static final List<Arrival> UPWARDS =
      List.of(Arrival.SOFTIRQ, Arrival.HARDIRQ, Arrival.NMI);
  private static final int MIDST = 8;

  private Nest() {}

  static Schedule in(Judgement judgement) {
    Replay replay =
        new Replay(judgement.design(), judgement.hypothesis().setup(judgement.registers()));
    List<Step> steps = new ArrayList<>();
    for (Arrival arrival : UPWARDS) {
      for (int point = MIDST; point > 0; point--) {
        Step step = new Step(arrival, steps.size(), point);
        steps.add(step);
        if (isLegal(replay, steps)) {
          break;
        }
        steps.remove(steps.size() - 1);
      }
    }
    return Schedule.of(steps);
  }

  private static boolean isLegal(Replay replay, List<Step> steps) {
    try {
      replay.run(Schedule.of(steps));
      return true;
    } catch (IllegalScheduleException refused) {
      return false;
    }
  }
}
