package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.check.Samples;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Schedule;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Deed;
import dev.regnest.machine.LegalityRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why nothing spoils a sample: what everything meets that might hit it while its copy is in use, found by replaying each.
 *
 * <p>It explains a verdict and is no part of it: a proof does not rest on it.
 */
public final class WhyItHolds {
  private static final String NOTHING = "stores nothing";

  private final Judgement judgement;
  private final Hits hits;
  private boolean sameValues;

  private WhyItHolds(Judgement judgement) {
    this.judgement = judgement;
    hits = new Hits(judgement);
  }

  /** {@return a line or two for each source, at most 75 columns wide; empty if no claim about copies holds} */
  public static List<String> of(Judgement judgement) {
    Set<Claim> holding = EnumSet.copyOf(Claim.ofCopies());
    holding.removeAll(judgement.broken().keySet());
    if (holding.isEmpty() || !judgement.complete()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    List<String> names = holding.stream().map(Claim::name).toList();
    lines.addAll(Text.wrap(
        " why ",
        "   ",
        Text.list(names) + (names.size() == 1 ? " holds" : " hold")
            + ": what may hit a sample while its copy is in use",
        Table.WIDTH));
    WhyItHolds why = new WhyItHolds(judgement);
    CopiesInUse.of(judgement.design(), judgement.hypothesis(), judgement.registers())
        .forEach(copy -> lines.addAll(why.copy(copy)));
    if (why.sameValues) {
      lines.add("   the same values: a task has one set of user registers at a time");
    }
    return lines;
  }

  private List<String> copy(CopyInUse copy) {
    String where = copy.shared() ? "in " + Names.slot(copy.regs()) : "on its own stack";
    return Text.wrap(
        "   ",
        "     ",
        Samples.name(copy.source()) + " sample " + where + ": " + String.join("; ", met(copy)),
        Table.WIDTH);
  }

  private List<String> met(CopyInUse copy) {
    if (!copy.shared()) {
      return List.of("nobody else can reach it");
    }
    Map<String, List<String>> met = new LinkedHashMap<>();
    for (Arrival arrival : judgement.hypothesis().setup(judgement.registers()).arrivals()) {
      if (!arrival.isChoice()) {
        outcomes(copy, arrival)
            .forEach(outcome ->
                met.computeIfAbsent(outcome, o -> new ArrayList<>()).add(arrival.label()));
      }
    }
    return met.entrySet().stream()
        .map(e -> Text.list(e.getValue()) + " -> " + e.getKey())
        .toList();
  }

  /** What becomes of that arrival at each of the points, each outcome once. */
  private Set<String> outcomes(CopyInUse copy, Arrival arrival) {
    Set<String> refusals = new LinkedHashSet<>();
    Set<String> outcomes = new LinkedHashSet<>();
    for (Schedule schedule : hits.on(copy, arrival).toList()) {
      try {
        Recording recording = hits.record(schedule);
        if (Hits.isUsed(copy, recording)) {
          outcomes.add(arrival == Arrival.MIGRATION ? NOTHING : outcome(copy, recording));
        }
      } catch (IllegalScheduleException refused) {
        refused.rule().ifPresent(rule -> refusals.add("no, " + because(copy, rule)));
      }
    }
    return outcomes.isEmpty() ? refusals : outcomes;
  }

  private static String because(CopyInUse copy, LegalityRule rule) {
    return rule == LegalityRule.IRQS_OFF
        ? rule.because() + " since " + since(copy)
        : rule.because();
  }

  /** The last operation of the frame itself before its copy is in use that turned interrupts off, else its entry. */
  private static String since(CopyInUse copy) {
    return copy.recording().happenings().stream()
        .filter(h -> h.visit() == copy.visit() && h.point() < copy.first())
        .filter(h -> h instanceof Happening.Did did && did.deed().kind() == Deed.Kind.IRQS_OFF)
        .reduce((one, later) -> later)
        .map(h -> ((Happening.Did) h).deed() + " at point " + h.point())
        .orElse("its entry");
  }

  private String outcome(CopyInUse copy, Recording recording) {
    Visit last = recording.visits().get(recording.visits().size() - 1);
    Set<String> regs = new LinkedHashSet<>();
    String lost = "";
    for (Happening happening : recording.happenings()) {
      if (happening.visit() == last && happening instanceof Happening.Pointed pointed) {
        regs.add(pointed.regs());
      }
      if (happening.visit() == last && happening instanceof Happening.Lost none) {
        lost = none.how();
      }
    }
    if (regs.isEmpty()) {
      return lost.isEmpty() ? "takes no sample" : lost;
    }
    if (!regs.contains(copy.regs())) {
      return Text.list(regs.stream().map(Names::slot).toList());
    }
    if (copy.isLive()) {
      return "only reads it, too";
    }
    if (judgement.broken().containsKey(Claim.P2)) {
      return "stores there, too";
    }
    sameValues = true;
    return "stores the same values there";
  }
}
