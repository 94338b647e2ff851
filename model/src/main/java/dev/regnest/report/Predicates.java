package dev.regnest.report;

import java.util.List;

/** What a run of questions about the context came to. */
final class Predicates {
  private static final String LEVEL = "level";

  private Predicates() {}

  /** {@return the answer in a table, to be followed by what was chosen by it} */
  static String answer(Runs.Run run) {
    Happening.Asked last = (Happening.Asked) run.last();
    if (last.predicate().equals(LEVEL)) {
      return LEVEL + " " + last.answer();
    }
    if (last.answer() != 0) {
      return last.predicate();
    }
    return run.happenings().size() == 1 ? "not " + last.predicate() : "else";
  }

  /** {@return the answer in a sentence, to follow "because"} */
  static String reason(Runs.Run run, String place) {
    return says(run) + " in " + place;
  }

  /** {@return the same without where} */
  static String says(Runs.Run run) {
    Happening.Asked last = (Happening.Asked) run.last();
    if (last.predicate().equals(LEVEL)) {
      return "interrupt_context_level() is " + last.answer();
    }
    if (last.answer() != 0) {
      return last.predicate() + " is true";
    }
    List<String> asked =
        run.happenings().stream().map(h -> ((Happening.Asked) h).predicate()).toList();
    return asked.size() == 1
        ? asked.get(0) + " is false"
        : "none of " + Text.list(asked) + " is true";
  }
}
