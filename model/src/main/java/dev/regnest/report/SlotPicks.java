package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which question about the context picks which slot, context by context, and which question never says yes.
 *
 * <p>Found by replaying schedules of no and one arrival; what interrupts something else answers as it would alone.
 */
public final class SlotPicks {
  /** User mode and kernel mode of what is interrupted. */
  private static final int ENOUGH = 2;

  private final Set<String> picks = new LinkedHashSet<>();
  private final Set<String> saidYes = new LinkedHashSet<>();
  private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

  private SlotPicks() {}

  /**
   * {@return one line a slot and context, such as "slot 1: in_interrupt() is true in a softirq", and one for each question that is asked
   * and never answered with yes; empty if the design asks nothing}
   */
  public static List<String> of(
      Design design, List<Hypothesis> hypotheses, List<Register> registers) {
    SlotPicks all = new SlotPicks();
    hypotheses.forEach(hypothesis -> all.add(design, hypothesis, registers));
    List<String> lines = new ArrayList<>(all.picks);
    if (!lines.isEmpty()) {
      all.neverYes().forEach(predicate -> lines.add(all.never(predicate)));
    }
    return lines;
  }

  private Set<String> neverYes() {
    Set<String> never = new LinkedHashSet<>();
    reasons.values().forEach(never::addAll);
    never.removeAll(saidYes);
    return never;
  }

  /** A question that never says yes, and what has answered wherever it is not asked. */
  private String never(String predicate) {
    List<String> before = reasons.entrySet().stream()
        .filter(reason -> !reason.getValue().contains(predicate))
        .map(Map.Entry::getKey)
        .toList();
    return predicate + " is asked and never true"
        + (before.isEmpty() ? "" : "; it is not asked where " + Text.list(before));
  }

  private void add(Design design, Hypothesis hypothesis, List<Register> registers) {
    Timeline alone = Timeline.of(design, hypothesis, registers, Schedule.empty());
    note(alone);
    int points =
        alone.recording().happenings().stream().mapToInt(Happening::point).max().orElse(0);
    for (Arrival arrival : Arrival.values()) {
      if (hypothesis.setup(registers).arrivals().contains(arrival) && !arrival.isChoice()) {
        add(design, hypothesis, registers, arrival, points);
      }
    }
  }

  private void add(
      Design design, Hypothesis hypothesis, List<Register> registers, Arrival kind, int points) {
    int found = 0;
    for (int point = 1; point <= points && found < ENOUGH; point++) {
      Schedule schedule = new Schedule(List.of(new Schedule.Event(kind, point, List.of())));
      try {
        note(Timeline.of(design, hypothesis, registers, schedule));
        found++;
      } catch (IllegalScheduleException refused) {
        // Another point may do.
      }
    }
  }

  private void note(Timeline timeline) {
    for (Row row : timeline.rows()) {
      if (row.kind() == Row.Kind.PREDICATE) {
        String slot = Names.slot(row.touches().iterator().next());
        picks.add(slot + ": " + row.because());
        for (Happening happening : row.happenings()) {
          Happening.Asked question = (Happening.Asked) happening;
          reasons
              .computeIfAbsent(row.because(), because -> new LinkedHashSet<>())
              .add(question.predicate());
          if (question.answer() != 0) {
            saidYes.add(question.predicate());
          }
        }
      }
    }
  }
}
