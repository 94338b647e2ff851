package dev.regnest.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the lines of a timeline out of a recording: one a run, and none for what no reader misses. */
final class Condenser {
  private final Recording recording;
  private final Cast cast;
  private final WordRows wordRows;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Visit, String> reasons = new HashMap<>();
  private final Map<Visit, String> answers = new HashMap<>();

  private Condenser(Recording recording, int words) {
    this.recording = recording;
    cast = new Cast(recording);
    wordRows = new WordRows(recording, cast, words);
  }

  /** {@return the lines of that recording of a run that copied so many words} */
  static List<Row> rows(Recording recording, int words) {
    Condenser condenser = new Condenser(recording, words);
    Runs.of(recording.happenings()).forEach(condenser::add);
    return condenser.rows;
  }

  private void add(Runs.Run run) {
    Happening first = run.first();
    if (first instanceof Happening.Asked) {
      predicates(run);
    } else if (first instanceof Happening.Did) {
      EntryRows.of(run, recording).forEach(rows::add);
    } else if (Runs.isWord(first)) {
      rows.add(wordRows.fill(run, reasons.get(first.visit())));
    } else if (first instanceof Happening.Loaded || first instanceof Happening.Stored) {
      control(run);
    } else if (first instanceof Happening.Emitted) {
      rows.addAll(wordRows.output(run));
    } else if (first instanceof Happening.Pointed pointed) {
      wordRows.pointer(run, pointed).ifPresent(rows::add);
    } else if (first instanceof Happening.Began) {
      reasons.remove(first.visit());
    } else {
      single(run, first);
    }
  }

  private void predicates(Runs.Run run) {
    Happening.Asked last = (Happening.Asked) run.last();
    String answer = answer(run, last) + ": ";
    reasons.put(last.visit(), reason(run, last));
    Optional<Happening> next = nextTouch(run);
    if (next.isPresent() && isControl(next.get())) {
      answers.put(last.visit(), answer);
    } else if (next.isPresent()) {
      String object = object(next.get());
      rows.add(
          row(run, Row.Kind.PREDICATE, answer + Names.slot(object), "", Set.of(object), "", ""));
    }
  }

  private static String answer(Runs.Run run, Happening.Asked last) {
    if (last.predicate().equals("level")) {
      return "level " + last.answer();
    }
    if (last.answer() != 0) {
      return last.predicate();
    }
    return run.happenings().size() == 1 ? "not " + last.predicate() : "else";
  }

  private static String reason(Runs.Run run, Happening.Asked last) {
    if (last.predicate().equals("level")) {
      return "interrupt_context_level() is " + last.answer();
    }
    if (last.answer() != 0) {
      return last.predicate() + " is true there";
    }
    List<String> asked =
        run.happenings().stream().map(h -> ((Happening.Asked) h).predicate()).toList();
    return asked.size() == 1
        ? asked.get(0) + " is false there"
        : "none of " + Text.list(asked) + " is true there";
  }

  /** {@return how the frame next touches memory that others can reach: that is what it asked for} */
  private Optional<Happening> nextTouch(Runs.Run run) {
    List<Happening> all = recording.happenings();
    return all.subList(run.start() + run.happenings().size(), all.size()).stream()
        .filter(h -> h.visit() == run.first().visit())
        .filter(h -> isControl(h) || !object(h).isEmpty() || h instanceof Happening.Emitted)
        .findFirst()
        .filter(h -> !object(h).isEmpty());
  }

  private static boolean isControl(Happening happening) {
    return !Runs.isWord(happening)
        && (happening instanceof Happening.Loaded || happening instanceof Happening.Stored);
  }

  private static String object(Happening happening) {
    if (happening instanceof Happening.Stored stored) {
      return Names.object(stored.cell());
    }
    if (happening instanceof Happening.Loaded loaded && isControl(happening)) {
      return Names.object(loaded.cell());
    }
    return happening instanceof Happening.Pointed pointed && pointed.shared() ? pointed.regs() : "";
  }

  private void control(Runs.Run run) {
    ControlRow row = ControlRow.of(run, cast, reasons.get(run.first().visit()));
    row.taken().ifPresent(reason -> reasons.put(run.first().visit(), reason));
    String answer = Optional.ofNullable(answers.remove(run.first().visit())).orElse("");
    rows.add(row(
        run,
        Row.Kind.CONTROL,
        answer + row.text(),
        row.mark(),
        Set.of(row.name()),
        row.step(),
        row.because()));
  }

  private void single(Runs.Run run, Happening happening) {
    if (happening instanceof Happening.Arrived arrived) {
      Visit visit = arrived.arrived();
      String text = "<" + visit.arrival().bracket() + ">";
      String step = Arrivals.step(visit, cast);
      rows.add(row(run, Row.Kind.ARRIVAL, text, "", Set.of(), step, Arrivals.because(visit)));
    } else if (happening instanceof Happening.Returned returned) {
      rows.add(row(
          run,
          Row.Kind.RETURN,
          "</" + returned.returned().arrival().bracket() + ">",
          "",
          Set.of(),
          "",
          ""));
    } else if (happening instanceof Happening.Took took) {
      rows.add(
          row(run, Row.Kind.ENTRY, took.choice().label(), "", Set.of(EntryRows.ENTRY), "", ""));
    } else if (happening instanceof Happening.Lost lost) {
      String mark = recording.violations(run).isEmpty() ? "" : "no recursion";
      rows.add(row(run, Row.Kind.OUTPUT, lost.how(), mark, Set.of(), "", ""));
    } else if (happening instanceof Happening.Strayed strayed) {
      rows.add(row(run, Row.Kind.CONTROL, strayed.how(), "out of bounds", Set.of(), "", ""));
    } else if (happening instanceof Happening.EmittedLength length) {
      rows.add(wordRows.length(run, length));
    }
  }

  private Row row(
      Runs.Run run,
      Row.Kind kind,
      String text,
      String mark,
      Set<String> touches,
      String step,
      String because) {
    return Row.of(run, recording, kind, text, mark, touches, step, because);
  }
}
