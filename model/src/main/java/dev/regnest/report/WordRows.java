package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The lines about register words: copies, pointers, output. */
final class WordRows {
  private final Recording recording;
  private final Cast cast;
  private final int words;
  private final Map<Integer, Set<String>> filled = new HashMap<>();

  WordRows(Recording recording, Cast cast, int words) {
    this.recording = recording;
    this.cast = cast;
    this.words = words;
  }

  /** A copy, or the part of it that nothing interrupted. */
  Row fill(Runs.Run run, String reason) {
    Set<String> from = new LinkedHashSet<>();
    Set<String> to = new LinkedHashSet<>();
    Set<Register> loaded = new LinkedHashSet<>();
    Set<Register> stored = new LinkedHashSet<>();
    Set<Integer> owners = new TreeSet<>();
    List<String> odd = new ArrayList<>();
    int sample = 0;
    for (Happening happening : run.happenings()) {
      if (happening instanceof Happening.Loaded load) {
        from.add(Names.object(load.cell()));
        loaded.add(load.cell().register().orElseThrow());
        sample = load.sample();
        String nobodys = Origins.ofNobody(Word.ofToken(load.value()));
        if (!nobodys.isEmpty()) {
          odd.add(load.cell().register().orElseThrow().label() + " " + nobodys);
        }
      } else if (happening instanceof Happening.Stored store) {
        to.add(Names.object(store.cell()));
        stored.add(store.cell().register().orElseThrow());
        owners.addAll(store.owners());
        sample = store.sample();
      }
    }
    String who = "the " + cast.sample(sample) + " sample";
    to.forEach(filled(sample)::add);
    Set<String> touches = new HashSet<>(to);
    if (!odd.isEmpty() || to.isEmpty()) {
      touches.addAll(from);
    }
    String verb = to.isEmpty() ? "copy " : "fill ";
    Set<String> objects = to.isEmpty() ? from : to;
    String part = (to.isEmpty() ? loaded : stored).size() == words
        ? ""
        : ": " + labels(to.isEmpty() ? loaded : stored);
    String mark = owners.isEmpty() ? String.join(", ", odd) : "overwrites";
    String step = who
        + (to.isEmpty() ? " copies " : " fills ")
        + (part.isEmpty() ? "" : part.substring(2) + " of ")
        + Names.slotInFull(String.join(", ", objects));
    String because = to.isEmpty() ? "" : reason == null ? "every sample uses it" : reason;
    return row(
        run,
        Row.Kind.FILL,
        verb + Names.slot(String.join(", ", objects)) + part,
        mark,
        touches,
        step,
        because);
  }

  /** A pointer taken to registers that this sample has not filled. */
  Optional<Row> pointer(Runs.Run run, Happening.Pointed pointed) {
    if (!pointed.shared() || filled(pointed.sample()).contains(pointed.regs())) {
      return Optional.empty();
    }
    String text = "point at " + Names.slot(pointed.regs());
    String step = "the " + cast.sample(pointed.sample()) + " sample points at "
        + Names.slotInFull(pointed.regs()) + " without filling it";
    return Optional.of(row(run, Row.Kind.FILL, text, "", Set.of(pointed.regs()), step, ""));
  }

  /** The words of one output, one line for those with the same thing to say. */
  List<Row> output(Runs.Run run) {
    List<Row> rows = new ArrayList<>();
    List<Happening> same = new ArrayList<>();
    int start = run.start();
    for (int i = 0; i < run.happenings().size(); i++) {
      Happening next = run.happenings().get(i);
      if (!same.isEmpty() && !remark(run.start() + i, next).equals(remark(start, same.get(0)))) {
        rows.add(output(start, same));
        same.clear();
        start = run.start() + i;
      }
      same.add(next);
    }
    rows.add(output(start, same));
    return rows;
  }

  private Row output(int start, List<Happening> same) {
    Happening.Emitted first = (Happening.Emitted) same.get(0);
    boolean whole = same.size() == words;
    Set<Register> registers = new LinkedHashSet<>();
    same.forEach(h -> registers.add(((Happening.Emitted) h).register()));
    String mark = remark(start, first);
    String text = "emit " + Names.slot(first.regs()) + (whole ? "" : ": " + labels(registers));
    if (mark.isEmpty()) {
      text += whole ? ", all its own" : ", its own";
    }
    Set<String> touches = new HashSet<>(Set.of(first.regs()));
    if (first.origin().startsWith("of ") || first.origin().equals(Word.NOT_PUSHED.toString())) {
      touches.add(EntryRows.ENTRY);
    }
    return row(
        new Runs.Run(start, List.copyOf(same)), Row.Kind.OUTPUT, text, mark, touches, "", "");
  }

  /** The length of a callchain. */
  Row length(Runs.Run run, Happening.EmittedLength length) {
    List<Violation> violations = recording.violations(run);
    String mark = violations.isEmpty() ? "" : possessive(length.storer());
    return row(
        run,
        Row.Kind.OUTPUT,
        "emit " + length.cell().name() + " = " + length.written(),
        mark,
        Set.of(Names.object(length.cell())),
        "",
        "");
  }

  private String remark(int index, Happening happening) {
    Happening.Emitted emitted = (Happening.Emitted) happening;
    List<String> remarks = new ArrayList<>();
    if (emitted.storer() != 0 && emitted.storer() != emitted.sample()) {
      remarks.add(
          possessive(emitted.storer()) + (recording.violations(index).isEmpty() ? "" : " words"));
    }
    if (!emitted.origin().isEmpty()) {
      remarks.add(emitted.origin());
    }
    return String.join(", ", remarks);
  }

  private String possessive(int sample) {
    return cast.sample(sample) + "'s";
  }

  private Set<String> filled(int sample) {
    return filled.computeIfAbsent(sample, s -> new HashSet<>());
  }

  private static String labels(Set<Register> registers) {
    return String.join(", ", registers.stream().map(Register::label).toList());
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
