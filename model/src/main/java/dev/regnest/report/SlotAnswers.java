package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a design is answered when it asks where it is, context by context.
 *
 * <p>Found by replaying schedules of no and one arrival; what interrupts something else answers as it would alone.
 */
final class SlotAnswers {
  /** User mode and kernel mode of what is interrupted. */
  private static final int ENOUGH = 2;

  /**
   * What one context is answered before it picks a slot.
   *
   * @param slot the slot it picks
   * @param says what decides, such as "in_interrupt() is true"
   * @param place where, such as "a softirq"
   * @param asked the questions, in order
   * @param yes the one that was answered with yes or a level above 0; empty if none was
   * @param era whose kernel it was
   */
  record Answer(
      String slot,
      String says,
      String place,
      List<Predicate> asked,
      Optional<Predicate> yes,
      Era era) {
    private boolean differsFrom(Answer other) {
      return place.equals(other.place) && !(slot + says).equals(other.slot + other.says);
    }

    /** {@return where, and on PREEMPT_RT if only there the answer is another one} */
    String placeAmong(List<Answer> all) {
      boolean isOwn = era == Era.PREEMPT_RT && all.stream().anyMatch(this::differsFrom);
      return place + (isOwn ? " on " + era : "");
    }
  }

  private final Design design;
  private final List<Register> registers;
  private final Set<Answer> answers = new LinkedHashSet<>();

  private SlotAnswers(Design design, List<Register> registers) {
    this.design = design;
    this.registers = registers;
  }

  /** {@return the answers, each once, in the order in which they were met; empty if the design asks nothing} */
  static List<Answer> of(Design design, List<Hypothesis> hypotheses, List<Register> registers) {
    SlotAnswers all = new SlotAnswers(design, registers);
    hypotheses.forEach(all::under);
    return List.copyOf(all.answers);
  }

  private void under(Hypothesis hypothesis) {
    Timeline alone = Timeline.of(design, hypothesis, registers, Schedule.empty());
    note(alone, hypothesis);
    int points =
        alone.recording().happenings().stream().mapToInt(Happening::point).max().orElse(0);
    for (Arrival arrival : Arrival.values()) {
      if (hypothesis.setup(registers).arrivals().contains(arrival) && !arrival.isChoice()) {
        under(hypothesis, arrival, points);
      }
    }
  }

  private void under(Hypothesis hypothesis, Arrival kind, int points) {
    int found = 0;
    for (int point = 1; point <= points && found < ENOUGH; point++) {
      Schedule schedule = new Schedule(List.of(new Schedule.Event(kind, point, List.of())));
      try {
        note(Timeline.of(design, hypothesis, registers, schedule), hypothesis);
        found++;
      } catch (IllegalScheduleException refused) {
        // Another point may do.
      }
    }
  }

  private void note(Timeline timeline, Hypothesis hypothesis) {
    timeline.rows().stream()
        .filter(row -> row.kind() == Row.Kind.PREDICATE)
        .forEach(row -> answers.add(answer(row, timeline.recording(), hypothesis.era())));
  }

  private static Answer answer(Row row, Recording recording, Era era) {
    Runs.Run run = new Runs.Run(row.start(), row.happenings());
    Visit visit = run.first().visit();
    String says = Predicates.says(run);
    String frame = visit.isTask() ? "the task" : visit.place();
    List<Predicate> asked = new ArrayList<>();
    row.happenings().forEach(h -> asked.add(((Happening.Asked) h).predicate()));
    Happening.Asked last = (Happening.Asked) run.last();
    return new Answer(
        Names.slot(Names.onAnyCpu(row.touches().iterator().next())),
        says,
        Predicates.place(run, recording, frame),
        asked,
        last.answer() == 0 ? Optional.empty() : Optional.of(last.predicate()),
        era);
  }
}
