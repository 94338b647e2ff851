package dev.regnest.report;

import dev.regnest.check.Samples;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What stands beside the verdicts on one design and changes none. */
public final class Findings {
  /** What no verdict covers, in one line. */
  public static final String LIMITS =
      "limits: one CPU, whose memory and compiler keep program order; register values are opaque; handlers terminate";

  private Findings() {}

  /** {@return whether the design was in other kernels than the judged one} */
  static boolean isAnachronism(Judgement judgement) {
    return !judgement.design().existedIn().isEmpty()
        && !judgement.design().existedIn(judgement.hypothesis().era());
  }

  /** {@return one line each, empty if there is nothing to say}
   *
   * @param judgements what was found out about one design, at least one
   * @param deadSlots the slots of its arrays that no hypothesis uses
   */
  public static List<String> of(List<Judgement> judgements, List<String> deadSlots) {
    List<String> findings = new ArrayList<>();
    deadSlots.forEach(slot -> findings.add(slot + " is dead: no hypothesis ever uses it"));
    Set<Era> without = EnumSet.noneOf(Era.class);
    judgements.stream()
        .filter(Findings::isAnachronism)
        .forEach(j -> without.add(j.hypothesis().era()));
    if (!without.isEmpty()) {
      findings.add("it was never in "
          + Text.list(without.stream().map(Era::name).toList()) + ", and ran there all the same");
    }
    Set<EventSource> dropped = EnumSet.noneOf(EventSource.class);
    Set<String> where = new LinkedHashSet<>();
    for (Judgement judgement : judgements) {
      if (dropped.addAll(judgement.coverage().droppedByGuard())
          || !judgement.coverage().droppedByGuard().isEmpty()) {
        where.add(judgement.hypothesis().id());
      }
    }
    if (!dropped.isEmpty()) {
      String samples = Text.list(dropped.stream().map(Samples::name).toList());
      findings.add("the kernel's own recursion guard dropped " + samples + " samples under "
          + Text.list(where) + "; not charged to the design");
    }
    List<String> unavailable = judgements.stream()
        .filter(j -> j.coverage().sawNotAvailable())
        .map(Judgement::hypothesis)
        .map(Hypothesis::era)
        .distinct()
        .map(Era::name)
        .toList();
    if (!unavailable.isEmpty()) {
      findings.add("some words went out as \"not available\" (-1), in " + Text.list(unavailable));
    }
    return findings;
  }
}
