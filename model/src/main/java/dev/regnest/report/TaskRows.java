package dev.regnest.report;

import dev.regnest.machine.LegalityRule;
import java.util.Set;

/** The lines about tasks that leave the CPU to each other half done, or move to another. */
final class TaskRows {
  private static final String PREEMPTION_ON =
      "preemption is on there (not refused by " + LegalityRule.PREEMPTION_OFF + ")";

  private TaskRows() {}

  static boolean isSwitch(Happening happening) {
    return happening instanceof Happening.Left
        || happening instanceof Happening.WentOn
        || happening instanceof Happening.Migrated;
  }

  static Row of(Runs.Run run, Recording recording, Cast cast) {
    Happening happening = run.first();
    if (happening instanceof Happening.Migrated migrated) {
      return migrated(run, migrated, recording, cast);
    }
    return happening instanceof Happening.WentOn wentOn
        ? wentOn(run, wentOn, recording, cast)
        : left(run, recording, cast);
  }

  private static Row migrated(
      Runs.Run run, Happening.Migrated migrated, Recording recording, Cast cast) {
    String to = "cpu" + migrated.cpu();
    return row(
        run,
        recording,
        Row.Kind.MIGRATED,
        "moves to " + to,
        cast.frame(migrated.visit()) + " moves to " + to + " at point " + migrated.point(),
        PREEMPTION_ON);
  }

  private static Row left(Runs.Run run, Recording recording, Cast cast) {
    Visit visit = run.first().visit();
    String step =
        cast.frame(visit) + " is left half done at point " + run.first().point();
    return row(run, recording, Row.Kind.LEFT, "left half done", step, PREEMPTION_ON);
  }

  private static Row wentOn(Runs.Run run, Happening.WentOn wentOn, Recording recording, Cast cast) {
    Visit resumed = wentOn.resumed();
    return row(
        run,
        recording,
        Row.Kind.RESUMED,
        "<" + resumed.bracket() + ">",
        cast.frame(resumed) + " goes on where it was left",
        "");
  }

  private static Row row(
      Runs.Run run, Recording recording, Row.Kind kind, String text, String step, String because) {
    return Row.of(run, recording, kind, text, "", Set.of(), step, because);
  }
}
