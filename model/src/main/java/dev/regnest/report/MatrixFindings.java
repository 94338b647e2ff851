package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.why.DeadSlots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands beside a whole matrix: dead slots. */
final class MatrixFindings {
  private static final String INDENT = "   ";

  private MatrixFindings() {}

  /**
   * {@return one line each, at most {@code width} columns wide, empty if there is nothing to say}
   *
   * @param designs for each design its judgements
   */
  static List<String> of(List<List<Judgement>> designs, int width) {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> dead = new LinkedHashMap<>();
    for (List<Judgement> judgements : designs) {
      Design design = judgements.get(0).design();
      if (DeadSlots.areKnown(judgements)) {
        List<String> slots = DeadSlots.of(judgements, () -> false);
        Findings.dead(slots)
            .ifPresent(
                text -> dead.computeIfAbsent(text, t -> new ArrayList<>()).add(design.id()));
      }
    }
    dead.forEach((text, ids) -> lines.addAll(finding(String.join(", ", ids) + ": " + text, width)));
    return lines;
  }

  private static List<String> finding(String text, int width) {
    return Text.wrap(" finding: ", INDENT, text, width);
  }
}
