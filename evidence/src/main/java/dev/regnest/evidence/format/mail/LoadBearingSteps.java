package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.results.Results;
import dev.regnest.evidence.results.Why;
import dev.regnest.explore.ToolName;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which operations of a design are load-bearing: each with what breaks when it is changed. */
final class LoadBearingSteps {
  private LoadBearingSteps() {}

  static void write(Page page, Results results) {
    List<Results.Design> asked =
        results.designs().stream().filter(design -> design.why() != null).toList();
    if (asked.isEmpty()) {
      return;
    }
    page.heading("What is load-bearing");
    page.paragraph("Each operation of a design, and what breaks that held before when it is"
        + " changed: " + ToolName.here() + " why DESIGN tells more.");
    for (Results.Design design : asked) {
      page.blank();
      page.indented("", "  ", design.id() + ", under " + Text.list(design.why().hypotheses()));
      design.why().operations().forEach(operation -> operation(page, operation));
    }
  }

  private static void operation(Page page, Why.Operation operation) {
    String start = String.format("  %2d. ", operation.number());
    page.indented(start, " ".repeat(start.length()), operation.text());
    for (Why.Mutant mutant : operation.mutants()) {
      page.indented(
          "        ", "          ", mutant.means() + " (" + mutant.name() + "): " + says(mutant));
    }
  }

  /** What becomes of a mutant under most hypotheses, and what under which others. */
  static String says(Why.Mutant mutant) {
    Map<String, List<String>> where = new LinkedHashMap<>();
    for (Why.Fate fate : mutant.fates()) {
      where.computeIfAbsent(mutant.inWords(fate), w -> new ArrayList<>()).add(fate.hypothesis());
    }
    String mostly = where.entrySet().stream()
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .map(Map.Entry::getKey)
        .orElseThrow();
    where.remove(mostly);
    return mostly
        + where.entrySet().stream()
            .map(entry -> "; " + entry.getKey() + " under " + Text.list(entry.getValue()))
            .collect(Collectors.joining());
  }
}
