package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Schedule;

/** Short ways to a timeline, for tests. */
final class Timelines {
  private Timelines() {}

  static Design design(String id) {
    return Designs.named(id).orElseThrow(() -> new AssertionError(id));
  }

  static Hypothesis hypothesis(String id) {
    return Hypotheses.named(id).orElseThrow(() -> new AssertionError(id));
  }

  static Timeline timeline(String design, String hypothesis, String schedule) {
    return Timeline.of(
        design(design), hypothesis(hypothesis), Registers.REPRESENTATIVE, Schedule.parse(schedule));
  }

  /** {@return the first violation of that claim} */
  static Violation violation(Timeline timeline, Claim claim) {
    return timeline.violations().stream()
        .filter(v -> v.claim() == claim)
        .findFirst()
        .orElseThrow(() -> new AssertionError(claim + " holds"));
  }

  /** {@return the table of what led to the break of that claim, as one text} */
  static String story(String design, String hypothesis, String schedule, Claim claim) {
    Timeline timeline = timeline(design, hypothesis, schedule);
    return String.join("\n", timeline.table(violation(timeline, claim))) + "\n";
  }
}
