package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an engine says about a design under a hypothesis, in one line that names its bounds. */
public final class VerdictLine {
  private VerdictLine() {}

  /** {@return the line} */
  public static String of(Judgement judgement) {
    return of(judgement, "");
  }

  /** {@return the line, which says what stopped the engine where it does not know itself: "by the time limit of 10 s", or empty if nobody does} */
  public static String of(Judgement judgement, String by) {
    return judgement.design().id()
        + ", "
        + judgement.hypothesis().id()
        + " ("
        + judgement.hypothesis().era()
        + (Findings.isAnachronism(judgement) ? ", which never had it" : "")
        + "): "
        + judgement.verdict()
        + says(judgement, by);
  }

  /** {@return the same, folded to 75 columns} */
  public static List<String> lines(Judgement judgement, String by) {
    return Text.wrap("", "  ", of(judgement, by), Table.WIDTH);
  }

  private static String says(Judgement judgement, String by) {
    switch (judgement.verdict()) {
      case VIOLATED:
        return violated(judgement, by);
      case VACUOUS:
        return ": " + vacuous(judgement);
      case UNKNOWN:
        return judgement.wasStopped()
            ? ": " + stopped(judgement, by)
            : ": nothing breaks in " + schedules(judgement) + ", but " + judgement.cutShort();
      default:
        String copied =
            judgement.coverage().claims().contains(Claim.P1) ? "; " + registers(judgement) : "";
        return " " + bound(judgement) + but(judgement) + " (" + schedules(judgement) + copied
            + arrived(judgement) + ")";
    }
  }

  /** A design of the catalogue is there for all sources of a hypothesis; a file, for those that it has a function for. */
  private static String arrived(Judgement judgement) {
    if (!judgement.design().isFile()) {
      return "";
    }
    List<String> all = SourceWords.interrupting(judgement.coverage().entered());
    if (all.isEmpty() && judgement.hypothesis().switches().contains(Switch.PREEMPTIBLE)) {
      return "; no interrupt arrived";
    }
    return all.isEmpty() ? "; nothing arrived" : "; " + Text.list(all) + " arrived";
  }

  private static String violated(Judgement judgement, String by) {
    String broken = " " + names(judgement.broken().keySet());
    if (!judgement.complete()) {
      String undecided = names(judgement.undecided());
      return broken + "; " + (undecided.isEmpty() ? "" : undecided + " not decided, ")
          + reason(judgement, by) + "; a shorter schedule may exist";
    }
    Set<Claim> others = new TreeSet<>(judgement.coverage().claims());
    others.removeAll(judgement.broken().keySet());
    if (others.isEmpty()) {
      return broken;
    }
    String verb = others.size() > 1 ? " hold " : " holds ";
    return broken + "; " + names(others) + verb + bound(judgement) + but(judgement);
  }

  private static String reason(Judgement judgement, String by) {
    return judgement.wasStopped() ? stopped(judgement, by) : "as " + judgement.cutShort();
  }

  private static String stopped(Judgement judgement, String by) {
    String reason = judgement.stoppedBy().isEmpty() ? by : judgement.stoppedBy();
    return "stopped" + (reason.isEmpty() ? "" : " " + reason)
        + (judgement.schedules() == 0 ? "" : " after " + schedules(judgement));
  }

  private static String names(Set<Claim> claims) {
    return claims.stream().map(Claim::name).collect(Collectors.joining(" "));
  }

  /** {@return why what is VACUOUS is} */
  public static String vacuous(Judgement judgement) {
    boolean isChecked = judgement.someEmitted() || judgement.coverage().someAsked();
    if (isChecked && !judgement.hypothesis().isAsked()) {
      return notAsked(judgement.hypothesis());
    }
    String untested = judgement.untested();
    List<String> never =
        judgement.neverEntered().stream().map(EventSource::name).toList();
    if (!never.isEmpty()) {
      return Text.list(never)
          + (untested.isEmpty() ? " never entered the sampling path" : " never ran anything of it");
    }
    if (judgement.someEmitted()) {
      return "every mutant of it holds, too";
    }
    return untested.isEmpty() ? "no sample with registers was written out" : untested;
  }

  /** {@return what is missing where nothing is asked; empty where something is} */
  private static String notAsked(Hypothesis hypothesis) {
    String missing = String.join(", ", SourceWords.interrupting(hypothesis.asksOf()))
        .replaceFirst(", ([^,]*)$", " or $1");
    return hypothesis.isAsked()
        ? ""
        : "no function here is for " + article(missing) + missing + ", which is what "
            + hypothesis.id() + " asks about";
  }

  private static String article(String word) {
    return "aeiou".indexOf(word.charAt(0)) < 0 ? "a " : "an ";
  }

  /** {@return up to where it holds, as far as that is the engine's doing} */
  static String bound(Judgement judgement) {
    if (judgement.isUnbounded()) {
      return judgement.hypothesis().bound().isPresent()
          ? "for any number of interrupts and switches over 2 tasks" + oneAtATime(judgement)
          : "for any number of interrupts";
    }
    int most = judgement.interrupts();
    if (judgement.hypothesis().bound().isPresent()) {
      return "up to " + most + (most == 1 ? " arrival" : " arrivals") + " over 2 tasks";
    }
    return "up to " + most
        + (most == 1 ? " interrupt or further pass" : " interrupts or further passes")
        + " of the task";
  }

  /** {@return what is left out where there are two CPUs} */
  private static String oneAtATime(Judgement judgement) {
    return judgement.hypothesis().switches().contains(Switch.TWO_CPUS)
        ? ", of which one runs at a time and task A alone moves"
        : "";
  }

  private static String but(Judgement judgement) {
    String bounds = judgement.ownBounds();
    return bounds.isEmpty() ? "" : ", but " + bounds;
  }

  private static String schedules(Judgement judgement) {
    String unit = judgement.isUnbounded() ? " frame state" : " schedule";
    return judgement.schedules() + unit + (judgement.schedules() == 1 ? "" : "s");
  }

  private static String registers(Judgement judgement) {
    return registers(judgement.registers());
  }

  /** {@return the words copied, as they stand beside a verdict} */
  static String registers(List<Register> registers) {
    if (registers.size() == Register.values().length) {
      return "all " + registers.size() + " registers";
    }
    List<String> names = Register.copyOrder().stream()
        .filter(registers::contains)
        .map(Register::label)
        .toList();
    return (names.size() == 1 ? "register " : "registers ") + String.join(", ", names);
  }
}
