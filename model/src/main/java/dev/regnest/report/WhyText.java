package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.why.Mutants;
import dev.regnest.explore.why.Trial;
import dev.regnest.explore.why.Why;
import dev.regnest.machine.Stage;
import dev.regnest.machine.mutation.Mutation;
import dev.regnest.machine.mutation.Operation;
import dev.regnest.machine.mutation.Recompute;
import dev.regnest.machine.mutation.Slip;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations of a design in the order of its code, each with what breaks when it is changed, at most 75 columns wide. */
public final class WhyText {
  private static final String INDENT = " ".repeat(24);
  private static final String NOT_NEEDED = "not needed";

  private final List<Why> whys;
  private final Mutants mutants;
  private final List<String> lines = new ArrayList<>();

  private WhyText(List<Why> whys) {
    this.whys = whys;
    mutants = whys.get(0).mutants();
  }

  /**
   * {@return the lines}
   *
   * @param whys what the same mutants came to under each of some hypotheses, at least one
   */
  public static List<String> of(List<Why> whys) {
    WhyText text = new WhyText(whys);
    text.head();
    text.operations();
    text.foot();
    return text.lines;
  }

  private void wrap(String first, String indent, String words) {
    lines.addAll(Text.wrap(first, indent, words, Table.WIDTH));
  }

  private void head() {
    for (int i = 0; i < whys.size(); i++) {
      Why why = whys.get(i);
      Judgement original = why.original();
      String number = whys.size() == 1 ? "" : String.format(Locale.ROOT, "%3d  ", i + 1);
      String beyond = original.broken().isEmpty()
          ? ""
          : " (the design itself breaks " + Text.list(claims(original)) + ")";
      String kill = beyond.isEmpty() ? " mutants killed" : " mutants break something new";
      String bounds = original.ownBounds();
      wrap(
          number,
          number.isEmpty() ? "  " : "     ",
          mutants.design().id() + ", " + why.hypothesis().id() + " ("
              + why.hypothesis().era() + "): " + why.killed() + " of "
              + why.trials().size() + kill + beyond
              + (bounds.isEmpty() ? "" : "; " + bounds));
    }
    lines.add("");
  }

  private static List<String> claims(Judgement judgement) {
    return judgement.broken().keySet().stream().map(Enum::name).toList();
  }

  private void operations() {
    Stage stage = null;
    for (int i = 0; i < mutants.operations().size(); i++) {
      Operation operation = mutants.operations().get(i);
      if (operation.site().line().isEmpty() && operation.site().stage() != stage) {
        stage = operation.site().stage();
        lines.add(" " + stage.name().toLowerCase(Locale.ROOT));
      }
      lines.add(String.format(Locale.ROOT, "  %2d  %s", i + 1, operation.text()));
      for (int trial = 0; trial < whys.get(0).trials().size(); trial++) {
        if (whys.get(0).trials().get(trial).mutant().operation() == i + 1) {
          mutant(trial);
        }
      }
    }
  }

  private void mutant(int index) {
    String name = whys.get(0).trials().get(index).mutant().name();
    wrap(Text.pad("       " + name, INDENT.length()), INDENT, fate(index));
  }

  /** What kills it, and under which hypotheses where there are several. */
  private String fate(int index) {
    Map<String, List<Integer>> where = new LinkedHashMap<>();
    Map<String, String> schedules = new LinkedHashMap<>();
    for (int i = 0; i < whys.size(); i++) {
      Trial trial = whys.get(i).trials().get(index);
      if (!trial.survived()) {
        String kind = trial.killer().map(k -> kind(k.violation())).orElse("not decided");
        trial.killer().ifPresent(k -> schedules.putIfAbsent(kind, " '" + k.schedule() + "'"));
        where.computeIfAbsent(kind, k -> new ArrayList<>()).add(i + 1);
      }
    }
    return where.isEmpty()
        ? survives(index)
        : where.entrySet().stream()
            .map(e -> e.getKey() + schedules.getOrDefault(e.getKey(), "") + in(e.getValue()))
            .collect(Collectors.joining("; "));
  }

  private String survives(int index) {
    Set<Trial.Fate> fates = whys.stream()
        .map(why -> why.trials().get(index).fate())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Trial.Fate.class)));
    boolean reached = !fates.equals(EnumSet.of(Trial.Fate.NEVER_REACHED));
    String far = fates.contains(Trial.Fate.HELD) ? " up to " + bound() + " arrivals" : "";
    Mutation mutation = whys.get(0).trials().get(index).mutant().mutation();
    if (mutation instanceof Slip slip) {
      return reached ? slip.instead().call() + " here breaks nothing" + far : "never reached";
    }
    if (mutation instanceof Recompute) {
      return reached ? "breaks nothing" + far : "never reached";
    }
    if (!reached) {
      return NOT_NEEDED + ": never reached";
    }
    return fates.contains(Trial.Fate.UNOBSERVABLE)
        ? NOT_NEEDED + ": accesses keep program order here, nothing moves"
        : NOT_NEEDED + far;
  }

  private int bound() {
    return whys.stream()
        .flatMapToInt(why -> why.hypothesis().bound().stream())
        .min()
        .orElseThrow();
  }

  private static String kind(Violation violation) {
    return violation.claim() + " " + violation.kind();
  }

  private String in(List<Integer> numbers) {
    return whys.size() == 1 ? "" : " in " + Breaks.ranges(numbers);
  }

  private void foot() {
    lines.add("");
    List<String> survivors = new ArrayList<>();
    int never = 0;
    for (int i = 0; i < whys.get(0).trials().size(); i++) {
      int index = i;
      if (whys.stream().allMatch(why -> why.trials().get(index).survived())) {
        survivors.add(whys.get(0).trials().get(i).mutant().name());
      }
      never += whys.stream().noneMatch(why -> why.trials().get(index).killed()) ? 1 : 0;
    }
    int all = whys.get(0).trials().size();
    wrap(
        " ",
        "   ",
        (all - never) + " of " + all + " mutants killed"
            + (survivors.isEmpty() ? "" : "; what survives: " + String.join(", ", survivors)));
    legend();
    unchanged();
    replay();
  }

  private void unchanged() {
    List<String> lines = mutants.unchangedLines();
    if (!lines.isEmpty()) {
      String numbers = lines.stream()
          .map(line -> line.substring(line.lastIndexOf(':') + 1))
          .distinct()
          .collect(Collectors.joining(", "));
      wrap(
          " ",
          "   ",
          "nothing can be changed here on line" + (lines.size() == 1 ? " " : "s ") + numbers);
    }
  }

  private void legend() {
    Map<String, String> meanings = new LinkedHashMap<>();
    whys.get(0)
        .trials()
        .forEach(t ->
            meanings.put(t.mutant().mutation().verb(), t.mutant().mutation().meaning()));
    if (!meanings.isEmpty()) {
      wrap(
          " ",
          "   ",
          meanings.entrySet().stream()
              .map(e -> e.getKey() + ": " + e.getValue())
              .collect(Collectors.joining("; ")));
    }
  }

  private void replay() {
    for (Why why : whys) {
      for (Trial trial : why.trials()) {
        if (trial.killed()
            && !trial.killer().orElseThrow().schedule().arrivals().isEmpty()) {
          lines.add(" replay:");
          lines.add(" " + Invocation.replay(trial, why.hypothesis()));
          return;
        }
      }
    }
  }
}
