package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Setup;
import java.util.List;
import java.util.Optional;

/**
 * A sample while its copy of the registers is in use: from its first store there, or its taking the pointer, to its last load.
 *
 * @param schedule leads to it, and ends with the arrival that takes it
 * @param source what fires it
 * @param visit the frame that takes it
 * @param regs the name of the pt_regs that it points at
 * @param shared whether others can reach them
 * @param first the first point of that frame at which something may come between
 * @param last the last such point
 * @param recording what happens on that schedule
 */
record CopyInUse(
    Schedule schedule,
    EventSource source,
    Visit visit,
    String regs,
    boolean shared,
    int first,
    int last,
    Recording recording) {

  /** {@return whether it points at task_pt_regs itself} */
  boolean isLive() {
    return regs.endsWith("task_pt_regs");
  }

  /** {@return what happens on that schedule} */
  static Recording record(
      Design design, Hypothesis hypothesis, List<Register> registers, Schedule schedule) {
    Setup setup = hypothesis.setup(registers);
    Recorder recorder = new Recorder(setup);
    Replay replay = new Replay(design, setup, recorder);
    replay.run(schedule, recorder, recorder);
    return recorder.recording(replay);
  }

  /** {@return the copy of the frame that arrived last, if it takes a sample that writes registers out} */
  static Optional<CopyInUse> last(Schedule schedule, Recording recording) {
    Visit visit = recording.visits().get(recording.visits().size() - 1);
    List<Happening> own =
        recording.happenings().stream().filter(h -> h.visit() == visit).toList();
    Optional<Happening.Emitted> emitted = own.stream()
        .filter(h -> h instanceof Happening.Emitted)
        .map(h -> (Happening.Emitted) h)
        .reduce((one, later) -> later);
    return emitted.map(last -> {
      boolean shared = own.stream()
          .anyMatch(h -> h instanceof Happening.Pointed pointed
              && pointed.regs().equals(last.regs())
              && pointed.shared());
      int first = own.stream()
          .filter(h -> h instanceof Happening.Stored stored
              && stored.cell().register().isPresent()
              && Names.object(stored.cell()).equals(last.regs()))
          .mapToInt(h -> h.point() + 1)
          .findFirst()
          .orElse(last.point());
      EventSource source = recording.sources().get(last.sample() - 1);
      return new CopyInUse(
          schedule, source, visit, last.regs(), shared, first, last.point(), recording);
    });
  }

  /** {@return the same schedule with those events in the frame that takes the sample} */
  Schedule with(Schedule.Event... events) {
    return inside(schedule.arrivals(), events);
  }

  /** A chain of arrivals, each inside the one before, with more inside the last. */
  static Schedule inside(List<Schedule.Event> chain, Schedule.Event... innermost) {
    if (chain.isEmpty()) {
      return new Schedule(List.of(innermost));
    }
    Schedule.Event outer = chain.get(0);
    return new Schedule(List.of(new Schedule.Event(
        outer.kind(), outer.point(), inside(outer.inside(), innermost).arrivals())));
  }
}
