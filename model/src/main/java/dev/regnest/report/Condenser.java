package dev.regnest.report;

import dev.regnest.check.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a recording into the rows of a timeline: one for each run of similar events, and none for those that tell nothing. */
final class Condenser {
  private static final String OUTPUT = "OUTPUT";

  private final Recording recording;
  private final Cast cast;
  private final Slots slots;
  private final CopyRows copyRows;
  private final OutputRows outputRows;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Visit, Reason> reasons = new HashMap<>();
  private final Map<Visit, String> answers = new HashMap<>();
  private final Set<Visit> deferred = new HashSet<>();
  private Optional<Visit> iret = Optional.empty();
  private Happening.Moved moved;

  private Condenser(Recording recording, int words) {
    this.recording = recording;
    cast = new Cast(recording);
    slots = new Slots(recording);
    copyRows = new CopyRows(recording, cast, words);
    outputRows = new OutputRows(recording, cast, words);
  }

  /** {@return the lines of that recording of a run that copied so many words} */
  static List<Row> rows(Recording recording, int words) {
    Condenser condenser = new Condenser(recording, words);
    Runs.of(recording.happenings(), recording.lines()).forEach(condenser::add);
    return condenser.rows;
  }

  private void add(Runs.Run run) {
    if (run.first() instanceof Happening.Moved move) {
      moved = move;
      return;
    }
    int before = rows.size();
    addRows(run);
    if (moved != null && rows.size() > before) {
      rows.set(before, rows.get(before).moved(moved, past(run.start())));
    }
    moved = null;
  }

  private String past(int before) {
    return moved.isPutOff() ? PutOffs.past(recording, moved.visit(), moved.code(), before) : "";
  }

  private void addRows(Runs.Run run) {
    Happening first = run.first();
    Reason reason = reasons.get(first.visit());
    if (first instanceof Happening.Asked) {
      predicates(run);
    } else if (first instanceof Happening.Did) {
      rows.addAll(EntryRows.of(run, recording));
    } else if (Runs.isWord(first)) {
      rows.add(copyRows.copy(run, reason));
    } else if (isControl(first)) {
      control(run, reason);
    } else if (first instanceof Happening.Emitted) {
      rows.addAll(outputRows.words(run));
    } else if (first instanceof Happening.Pointed pointed) {
      copyRows.pointer(run, pointed, reason).ifPresent(rows::add);
    } else if (first instanceof Happening.Began) {
      reasons.remove(first.visit());
    } else {
      single(run, first);
    }
  }

  private void predicates(Runs.Run run) {
    Visit visit = run.first().visit();
    Runs.Run all = recording.asked(run);
    String because = Predicates.reason(all, Predicates.place(run, recording, visit.place()));
    reasons.put(visit, Reason.asked(because));
    String answer = Predicates.answer(run) + ": ";
    if (!recording.violations(run).isEmpty()) {
      // What asserts nothing but the answer touches no memory, and is shown all the same.
      String step = cast.frame(visit) + " finds that " + Predicates.says(all);
      rows.add(row(run, Row.Kind.PREDICATE, Predicates.answer(run), "", Set.of(), step, ""));
      return;
    }
    Optional<Happening> next = nextTouch(run);
    if (next.isPresent() && isControl(next.get())) {
      answers.put(visit, answer);
    } else if (next.isPresent()) {
      String object = object(next.get());
      String text = answer + slots.name(object);
      rows.add(row(run, Row.Kind.PREDICATE, text, "", Set.of(object), "", because));
    }
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

  private void control(Runs.Run run, Reason reason) {
    Visit visit = run.first().visit();
    ControlRow row = ControlRow.of(run, cast, reason, recording);
    row.taken().ifPresent(taken -> reasons.put(visit, taken));
    String answer = Optional.ofNullable(answers.remove(visit)).orElse("");
    boolean isAnswer = run.last() instanceof Happening.Stored
        && !answer.isEmpty()
        && row.because().isEmpty()
        && reason != null;
    rows.add(row(
        run,
        Row.Kind.CONTROL,
        answer + row.text(),
        row.mark(),
        Set.of(row.name()),
        row.step(),
        isAnswer ? reason.text() : held(run).orElse(row.because())));
  }

  /** {@return who holds the lock for which the CPU hangs there; empty if it hangs for none} */
  private Optional<String> held(Runs.Run run) {
    if (!(run.last() instanceof Happening.Stored taking)
        || recording.violations(run).stream().noneMatch(Violation.Hang.class::isInstance)) {
      return Optional.empty();
    }
    Visit waiting = taking.visit();
    return recording
        .lastStore(taking.cell(), run.start())
        .map(Happening::visit)
        .map(holder -> holder == waiting
            ? cast.frame(holder) + " itself holds it"
            : cast.frame(holder) + " holds it, and cannot go on before " + cast.frame(waiting)
                + " returns");
  }

  private void single(Runs.Run run, Happening happening) {
    if (happening instanceof Happening.Arrived arrived) {
      Visit visit = arrived.arrived();
      String text = "<" + visit.bracket() + ">";
      String step = Arrivals.step(visit, cast);
      rows.add(row(
          run, Row.Kind.ARRIVAL, text, "", Set.of(), step, Arrivals.because(visit, cast, iret)));
    } else if (happening instanceof Happening.Returned returned) {
      returned(run, returned.returned());
    } else if (happening instanceof Happening.Deferred ended) {
      deferred(run, ended.returned());
    } else if (TaskRows.isSwitch(happening)) {
      rows.add(TaskRows.of(run, recording, cast));
    } else if (happening instanceof Happening.Took took) {
      String step = Runs.isReentry(took)
          ? cast.frame(took.visit()) + " returns to user mode and enters the kernel again"
          : "";
      rows.add(
          row(run, Row.Kind.ENTRY, took.choice().label(), "", Set.of(EntryRows.ENTRY), step, ""));
    } else if (happening instanceof Happening.Lost lost) {
      String mark = recording.violations(run).isEmpty() ? "" : "no recursion";
      rows.add(row(run, Row.Kind.OUTPUT, lost.how(), mark, Set.of(), "", reason(happening)));
    } else if (happening instanceof Happening.PutOff putOff) {
      rows.add(PutOffs.row(run, putOff, recording, cast));
    } else if (happening instanceof Happening.EmittedLength length) {
      rows.add(outputRows.length(run, length));
    }
  }

  private void returned(Runs.Run run, Visit visit) {
    String bracket = deferred.contains(visit) ? OUTPUT : visit.bracket();
    if (visit.arrival().isException()) {
      iret = Optional.of(visit);
    }
    rows.add(row(run, Row.Kind.RETURN, "</" + bracket + ">", "", Set.of(), "", ""));
  }

  /** The handler's bracket closes, and another opens around what is written out later. */
  private void deferred(Runs.Run run, Visit visit) {
    rows.add(row(run, Row.Kind.RETURN, "</" + visit.bracket() + ">", "", Set.of(), "", ""));
    String whose = "of " + cast.frame(visit).replaceFirst("^the ", "") + "'s sample";
    rows.add(row(run, Row.Kind.DEFERRED, "<" + OUTPUT + ">", whose, Set.of(), "", ""));
    deferred.add(visit);
  }

  private String reason(Happening happening) {
    return Optional.ofNullable(reasons.get(happening.visit())).map(Reason::text).orElse("");
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
