package dev.regnest.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines about where a sample's registers come from: copies and pointers. */
final class CopyRows {
  private final Recording recording;
  private final Cast cast;
  private final Slots slots;
  private final int words;
  private final Map<Integer, Set<String>> copied = new HashMap<>();

  CopyRows(Recording recording, Cast cast, int words) {
    this.recording = recording;
    this.cast = cast;
    slots = new Slots(recording);
    this.words = words;
  }

  /** A copy, or the part of it that nothing interrupted; only its first part is a step of an explanation. */
  Row copy(Runs.Run run, Reason given) {
    Copy copy = new Copy(run);
    if (copy.isPrivate() && recording.after(run).filter(Runs::isWord).isPresent()) {
      return load(run, copy);
    }
    Optional<Reason> reason = Optional.ofNullable(given).filter(r -> r.isFor(copy.object()));
    String part = copy.registers().size() == words ? "" : Text.labels(copy.registers());
    String verb = copy.isPrivate() ? "copy " : "fill ";
    String text = verb + slots.name(copy.object()) + (part.isEmpty() ? "" : ": " + part);
    String mark = copy.owners().isEmpty() ? copy.oddity() : "overwrites";
    boolean first = copied(copy.sample()).add(copy.object());
    Set<String> touches = copy.touches();
    reason.map(Reason::cell).filter(cell -> !cell.isEmpty()).ifPresent(touches::add);
    return Row.of(
        run,
        recording,
        Row.Kind.FILL,
        text,
        mark,
        touches,
        first ? step(copy, part) : "",
        because(copy, reason, run.first().visit()));
  }

  /** A load that was interrupted before its value was stored. */
  private Row load(Runs.Run run, Copy copy) {
    String text = "load " + slots.name(copy.object()) + ": " + Text.labels(copy.registers());
    return Row.of(run, recording, Row.Kind.FILL, text, copy.oddity(), Set.of(), "", "");
  }

  private static String because(Copy copy, Optional<Reason> reason, Visit visit) {
    String own = copy.isPrivate() ? "every sample has a copy of its own" : "all samples share it";
    String chosen = reason.filter(r -> !copy.isPrivate()).map(Reason::text).orElse(own);
    boolean blind = !copy.oddity().isEmpty() && visit.isOverHalfBuiltEntry();
    return chosen
        + (blind
            ? " and the interrupted stack pointer does not tell that task_pt_regs is half built"
            : "");
  }

  private String step(Copy copy, String part) {
    StringBuilder step = new StringBuilder(cast.theSample(copy.sample()));
    step.append(copy.isPrivate() ? " copies " : part.isEmpty() ? " fills " : " starts to fill ");
    step.append(slots.inFull(copy.object()));
    step.append(copy.isPrivate() ? " to its stack" : "");
    if (!copy.owners().isEmpty()) {
      List<String> others = copy.owners().stream().map(cast::theSample).toList();
      step.append(", over what ").append(Text.list(others)).append(" has there");
    } else if (!part.isEmpty() && !copy.isPrivate()) {
      step.append(", ").append(part).append(" first");
    }
    return step.toString();
  }

  /** A pointer taken to registers that this sample has not filled. */
  Optional<Row> pointer(Runs.Run run, Happening.Pointed pointed, Reason reason) {
    if (!pointed.shared() || copied(pointed.sample()).contains(pointed.regs())) {
      return Optional.empty();
    }
    String step = cast.theSample(pointed.sample())
        + " points at "
        + slots.inFull(pointed.regs())
        + " without filling it";
    return Optional.of(Row.of(
        run,
        recording,
        Row.Kind.FILL,
        "point at " + slots.name(pointed.regs()),
        "",
        Set.of(pointed.regs()),
        step,
        reason == null || !reason.isFor(pointed.regs()) ? "" : reason.text()));
  }

  private Set<String> copied(int sample) {
    return copied.computeIfAbsent(sample, s -> new HashSet<>());
  }
}
