package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The search for a {@link CopyInUse} of every source, along schedules with ever more arrivals. */
final class CopiesInUse {
  /** Sources that two arrivals do not reach in so many schedules go unexplained. */
  private static final int MOST_SCHEDULES = 5_000;

  private static final int MOST_ARRIVALS = 2;

  private final Design design;
  private final Hypothesis hypothesis;
  private final List<Register> registers;
  private final Map<EventSource, CopyInUse> found = new EnumMap<>(EventSource.class);
  private final Set<Arrival> shown = EnumSet.noneOf(Arrival.class);

  private CopiesInUse(Design design, Hypothesis hypothesis, List<Register> registers) {
    this.design = design;
    this.hypothesis = hypothesis;
    this.registers = registers;
  }

  /** {@return one for each source whose samples write registers out, the first that is found with the fewest arrivals} */
  static Collection<CopyInUse> of(Design design, Hypothesis hypothesis, List<Register> registers) {
    CopiesInUse copies = new CopiesInUse(design, hypothesis, registers);
    copies.search();
    return copies.found.values();
  }

  private void search() {
    List<Schedule> schedules = List.of(Schedule.empty());
    for (int arrivals = 0;
        arrivals < MOST_ARRIVALS || schedules.size() <= MOST_SCHEDULES;
        arrivals++) {
      schedules.stream().filter(schedule -> !isShown(schedule)).forEach(this::look);
      if (arrivals == MOST_ARRIVALS || found.keySet().containsAll(hypothesis.sources())) {
        return;
      }
      schedules = schedules.stream().flatMap(this::longer).toList();
    }
  }

  /**
   * Whether the frame that arrives last is of a kind of which a copy is known that others would not better: a hypothesis has one source for each
   * kind of arrival.
   */
  private boolean isShown(Schedule schedule) {
    return innermost(schedule).filter(shown::contains).isPresent();
  }

  private static Optional<Arrival> innermost(Schedule schedule) {
    return schedule.arrivals().stream()
        .findFirst()
        .map(outer -> innermost(new Schedule(outer.inside())).orElse(outer.kind()));
  }

  private void look(Schedule schedule) {
    play(schedule)
        .flatMap(recording -> CopyInUse.last(schedule, recording))
        .ifPresent(copy -> keep(schedule, copy));
  }

  /** A copy of its own says more of a source than live task_pt_regs, at which samples point that hit user mode. */
  private void keep(Schedule schedule, CopyInUse copy) {
    found.merge(copy.source(), copy, (one, other) -> one.isLive() && !other.isLive() ? other : one);
    if (!copy.isLive()) {
      innermost(schedule).ifPresent(shown::add);
    }
  }

  private Optional<Recording> play(Schedule schedule) {
    try {
      return Optional.of(CopyInUse.record(design, hypothesis, registers, schedule));
    } catch (IllegalScheduleException refused) {
      return Optional.empty();
    }
  }

  /** Everything that may arrive at any point of the frame that arrives last. */
  private Stream<Schedule> longer(Schedule schedule) {
    int points = play(schedule).map(CopiesInUse::points).orElse(0);
    return hypothesis.setup(registers).arrivals().stream()
        .filter(arrival -> !arrival.isChoice())
        .flatMap(arrival -> IntStream.rangeClosed(1, points)
            .mapToObj(point -> new Schedule.Event(arrival, point, List.of())))
        .map(event -> CopyInUse.inside(schedule.arrivals(), event));
  }

  private static int points(Recording recording) {
    Visit last = recording.visits().get(recording.visits().size() - 1);
    return recording.happenings().stream()
        .filter(h -> h.visit() == last)
        .mapToInt(Happening::point)
        .max()
        .orElse(0);
  }
}
