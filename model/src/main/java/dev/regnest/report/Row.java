package dev.regnest.report;

import dev.regnest.check.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One line of a timeline: what one frame did between two points, and why.
 *
 * @param visit the frame
 * @param kind what sort of line it is
 * @param text what was done, in a few words
 * @param mark what is remarkable about it, or empty
 * @param from the first point, 0 for none
 * @param to the last point
 * @param touches the pt_regs, flags and counters it touched
 * @param violations the claims it broke
 * @param step the same in a sentence, without its full stop, or empty if no explanation needs it
 * @param because the reason, to follow "because", or empty
 * @param start the index of the first of {@code happenings} in the recording
 * @param happenings what happened, access by access
 */
record Row(
    Visit visit,
    Kind kind,
    String text,
    String mark,
    int from,
    int to,
    Set<String> touches,
    List<Violation> violations,
    String step,
    String because,
    int start,
    List<Happening> happenings) {

  private static final Set<Kind> BRACKETS =
      EnumSet.of(Kind.ARRIVAL, Kind.RETURN, Kind.LEFT, Kind.RESUMED, Kind.MIGRATED, Kind.DEFERRED);

  /** What sort of line it is. */
  enum Kind {
    /** Something arrived. */
    ARRIVAL,
    /** It returned, or left the CPU to what it had come over. */
    RETURN,
    /** A task is about to be left half done. */
    LEFT,
    /** A task that was left half done goes on. */
    RESUMED,
    /** A task moved to the other CPU. */
    MIGRATED,
    /** A handler that has returned writes out the sample that it kept. */
    DEFERRED,
    /** Kernel entry, return to user mode, masks. */
    ENTRY,
    /** The code asked where it is. */
    PREDICATE,
    /** A counter or flag. */
    CONTROL,
    /** The code has an access here that the compiler puts off. */
    PUT_OFF,
    /** Several accesses, told in one. */
    FOLDED,
    /** Words of a pt_regs were copied or pointed at. */
    FILL,
    /** Words went out, or the sample was lost. */
    OUTPUT
  }

  Row {
    touches = Set.copyOf(touches);
    violations = List.copyOf(violations);
    happenings = List.copyOf(happenings);
  }

  /** {@return the line of a run, with the violations that came with it, which mark it if nothing else does} */
  static Row of(
      Runs.Run run,
      Recording recording,
      Kind kind,
      String text,
      String mark,
      Set<String> touches,
      String step,
      String because) {
    List<Violation> violations = recording.violations(run);
    return new Row(
        run.first().visit(),
        kind,
        numbered(text, recording.line(run)),
        mark.isEmpty() && !violations.isEmpty() ? violations.get(0).kind() : mark,
        run.first().point(),
        run.last().point(),
        touches,
        violations,
        step,
        because,
        run.start(),
        run.happenings());
  }

  /** {@return the same line, of an access that the compiler moved here} */
  Row moved(Happening.Moved move, String past) {
    String how = move.isPutOff() ? "put off" : "loaded early";
    String what = happenings.get(0) instanceof Happening.Stored ? "the store" : "the load";
    String why = "the compiler " + (move.isPutOff() ? "put off " + what + past : "hoisted " + what)
        + ", and no barrier() forbids it";
    return new Row(
        visit,
        kind,
        text,
        mark.isEmpty() ? how : how + ", " + mark,
        from,
        to,
        touches,
        violations,
        step,
        why,
        start,
        happenings);
  }

  /** {@return one line for this, {@code last}, and what lies between in the same frame} */
  Row folded(Row last, String what, List<Happening> all) {
    return new Row(
        visit, Kind.FOLDED, what, "", from, last.to, Set.of(), List.of(), "", "", start, all);
  }

  /** {@return the same, for a story that has come to its end before it} */
  Row withoutMark() {
    return new Row(
        visit, kind, text, "", from, to, touches, violations, step, because, start, happenings);
  }

  /** {@return the same, of which an explanation needs no step} */
  Row withoutStep() {
    return new Row(
        visit, kind, text, mark, from, to, touches, violations, "", "", start, happenings);
  }

  private static String numbered(String text, String line) {
    return line.isEmpty() ? text : line.substring(line.lastIndexOf(':') + 1) + ": " + text;
  }

  /** {@return whether it says who has the CPU, and where} */
  boolean isBracket() {
    return BRACKETS.contains(kind);
  }
}
