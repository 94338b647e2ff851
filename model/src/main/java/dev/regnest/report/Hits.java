package dev.regnest.report;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Schedule;
import dev.regnest.machine.Arrival;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The schedules on which something hits a sample while its copy is in use, as the conditions of a judgement have them. */
final class Hits {
  private final Judgement judgement;

  Hits(Judgement judgement) {
    this.judgement = judgement;
  }

  /** {@return for each point, that on which it arrives there; some may be illegal} */
  Stream<Schedule> on(CopyInUse copy, Arrival arrival) {
    IntStream points = IntStream.rangeClosed(copy.first(), copy.last());
    boolean needsMove = arrival == Arrival.PREEMPTION
        && copy.visit().isTask()
        && copy.visit().tasks() == Visit.Tasks.ON_TWO_CPUS;
    return needsMove
        ? points.boxed().flatMap(point -> afterMove(copy, point))
        : points.mapToObj(point -> copy.with(event(arrival, point)));
  }

  /** Task B runs on a CPU once task A has left it. */
  private static Stream<Schedule> afterMove(CopyInUse copy, int point) {
    return IntStream.rangeClosed(1, point)
        .mapToObj(
            move -> copy.with(event(Arrival.MIGRATION, move), event(Arrival.PREEMPTION, point)));
  }

  private static Schedule.Event event(Arrival arrival, int point) {
    return new Schedule.Event(arrival, point, List.of());
  }

  /** {@return what happens on one of them} */
  Recording record(Schedule schedule) {
    return CopyInUse.record(
        judgement.design(), judgement.hypothesis(), judgement.registers(), schedule);
  }

  /** {@return whether on that recording the sample still uses that copy: one that has moved before it chose may use another} */
  static boolean isUsed(CopyInUse copy, Recording recording) {
    return recording.happenings().stream()
        .anyMatch(h -> h instanceof Happening.Pointed pointed
            && pointed.visit().number() == copy.visit().number()
            && pointed.regs().equals(copy.regs()));
  }
}
