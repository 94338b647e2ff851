package dev.regnest.report;

import dev.regnest.machine.Deed;
import dev.regnest.machine.Predicate;
import java.util.List;

/** What a run of questions about the context came to. */
final class Predicates {
  private Predicates() {}

  /** {@return the answer in a table, to be followed by what was chosen by it} */
  static String answer(Runs.Run run) {
    Happening.Asked last = (Happening.Asked) run.last();
    if (last.predicate() == Predicate.INTERRUPT_CONTEXT_LEVEL) {
      return "level " + last.answer();
    }
    if (last.answer() != 0) {
      return last.predicate().call();
    }
    return run.happenings().size() == 1 ? "not " + last.predicate().call() : "else";
  }

  /** {@return where the code asks, which calls its frame {@code frame}: with bottom halves disabled, if they are} */
  static String place(Runs.Run run, Recording recording, String frame) {
    boolean disabled = recording.happenings().subList(0, run.start()).stream()
            .filter(h -> h instanceof Happening.Did && h.visit() == run.first().visit())
            .map(h -> ((Happening.Did) h).deed().kind())
            .filter(kind -> kind == Deed.Kind.BH_DISABLE || kind == Deed.Kind.BH_ENABLE)
            .reduce(Deed.Kind.BH_ENABLE, (one, later) -> later)
        == Deed.Kind.BH_DISABLE;
    return frame + (disabled ? " with bottom halves disabled" : "");
  }

  /** {@return the answer in a sentence, to follow "because"} */
  static String reason(Runs.Run run, String place) {
    return says(run) + " in " + place;
  }

  /** {@return the same without where} */
  static String says(Runs.Run run) {
    Happening.Asked last = (Happening.Asked) run.last();
    if (last.predicate() == Predicate.INTERRUPT_CONTEXT_LEVEL) {
      return last.predicate().call() + " is " + last.answer();
    }
    if (last.answer() != 0) {
      return last.predicate().call() + " is true";
    }
    List<String> asked = run.happenings().stream()
        .map(h -> ((Happening.Asked) h).predicate().call())
        .toList();
    return asked.size() == 1
        ? asked.get(0) + " is false"
        : "none of " + Text.list(asked) + " is true";
  }
}
