package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lines about what a sample writes out, and whose words those are. */
final class OutputRows {
  private final Recording recording;
  private final Cast cast;
  private final Slots slots;
  private final int words;

  OutputRows(Recording recording, Cast cast, int words) {
    this.recording = recording;
    this.cast = cast;
    slots = new Slots(recording);
    this.words = words;
  }

  /** One line for all words of one output with the same thing to say. */
  List<Row> words(Runs.Run run) {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= run.happenings().size(); to++) {
      if (to == run.happenings().size() || !remark(run, to).equals(remark(run, from))) {
        rows.add(row(new Runs.Run(run.start() + from, run.happenings().subList(from, to))));
        from = to;
      }
    }
    return rows;
  }

  private Row row(Runs.Run same) {
    Happening.Emitted first = (Happening.Emitted) same.first();
    Set<Register> registers = new LinkedHashSet<>();
    same.happenings().forEach(h -> registers.add(((Happening.Emitted) h).register()));
    boolean whole = registers.size() == words;
    String remark = remark(same, 0);
    String text = "emit " + slots.name(first.regs());
    if (remark.isEmpty()) {
      text += whole ? ", all its own" : ": " + Text.labels(registers) + ", its own";
    } else if (!whole) {
      text += ": " + Text.labels(registers);
    }
    Set<String> touches = new HashSet<>(Set.of(first.regs()));
    if (Origins.isOfAnotherEntry(first.origin())
        || first.origin().equals(Word.NOT_PUSHED.toString())) {
      touches.add(EntryRows.ENTRY);
    }
    return Row.of(same, recording, Row.Kind.OUTPUT, text, remark, touches, step(same, first), "");
  }

  /** What only the recording can tell: which of two samples of a kind was the intruder. */
  private String step(Runs.Run same, Happening.Emitted first) {
    List<Violation> violations = recording.violations(same);
    if (violations.stream().anyMatch(v -> v instanceof Violation.WrongValue w && w.isMixed())) {
      return mixed(first);
    }
    boolean interference = violations.stream().anyMatch(v -> v instanceof Violation.Interference);
    if (!interference || first.storer() == 0) {
      return "";
    }
    String cell = first.regs() + "." + first.register().label();
    return cast.theSample(first.sample()) + " emits " + cell + ", which "
        + cast.theSample(first.storer()) + " stored last";
  }

  /** A word that comes from elsewhere than the first that this sample emitted. */
  private String mixed(Happening.Emitted word) {
    return cast.theSample(word.sample()) + " emits " + from(word)
        + recording.happenings().stream()
            .filter(h -> h instanceof Happening.Emitted e
                && e.sample() == word.sample()
                && !e.origin().equals(word.origin()))
            .findFirst()
            .map(h -> " and " + from((Happening.Emitted) h))
            .orElse("")
        + ": mixed";
  }

  private static String from(Happening.Emitted word) {
    String where = word.origin().replaceFirst("'s$", "");
    return word.register().label() + " from " + (where.isEmpty() ? "the user registers" : where);
  }

  private String remark(Runs.Run run, int index) {
    Happening.Emitted emitted = (Happening.Emitted) run.happenings().get(index);
    List<String> remarks = new ArrayList<>();
    if (emitted.storer() != 0 && emitted.storer() != emitted.sample()) {
      boolean own = recording.violations(run.start() + index).isEmpty();
      String words = recording.isOfEqualWords() ? " words, equal" : " words";
      remarks.add(
          cast.sample(emitted.storer()) + "'s" + (own || !emitted.origin().isEmpty() ? "" : words));
    }
    if (!emitted.origin().isEmpty()) {
      remarks.add(emitted.origin());
    }
    return String.join(", ", remarks);
  }

  /** The length of a callchain. */
  Row length(Runs.Run run, Happening.EmittedLength length) {
    String cell = length.cell().name();
    boolean own = length.storer() == length.sample();
    return Row.of(
        run,
        recording,
        Row.Kind.OUTPUT,
        "emit " + cell + (own ? ", its own" : ""),
        own || length.storer() == 0 ? "" : cast.sample(length.storer()) + "'s",
        Set.of(Names.object(length.cell())),
        "",
        "");
  }
}
