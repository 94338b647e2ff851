package dev.regnest.evidence.format;

import dev.regnest.evidence.results.Results;
import dev.regnest.evidence.results.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results for a pull request: the matrix as a table, designs that agree in one row, and each counterexample folded. */
public final class Markdown {
  private final Results results;
  private final List<String> lines = new ArrayList<>();

  private Markdown(Results results) {
    this.results = results;
  }

  /** {@return the lines} */
  public static List<String> of(Results results) {
    Markdown markdown = new Markdown(results);
    markdown.head();
    markdown.table();
    markdown.findings();
    results.designs().stream().filter(d -> d.why() != null).forEach(markdown::loadBearing);
    markdown.counterexamples();
    markdown.foot();
    return markdown.lines;
  }

  private void head() {
    lines.add("### regnest: " + Verdicts.headline(results).replaceAll("\\R", " "));
    lines.add("");
    lines.add(escaped(results.question()));
    lines.add("");
  }

  private void table() {
    StringBuilder head = new StringBuilder("| design |");
    StringBuilder rule = new StringBuilder("|---|");
    results.hypotheses().forEach(h -> {
      head.append(' ')
          .append(escaped(h.id()))
          .append("<br>")
          .append(escaped(h.era()))
          .append(" |");
      rule.append("---|");
    });
    lines.add(head.toString());
    lines.add(rule.toString());
    Verdicts.agreeing(results).forEach((cells, designs) -> {
      StringBuilder row = new StringBuilder("| ");
      row.append(String.join(", ", designs.stream().map(d -> escaped(d.id())).toList()));
      cells.forEach(cell -> row.append(" | ").append(marked(cell)));
      lines.add(row.append(" |").toString());
    });
    lines.add("");
    lines.add(String.join(
        ", ",
        results.claims().stream()
            .map(c -> "**" + c.id() + "** " + escaped(c.title()))
            .toList()));
    lines.add("");
  }

  private static String marked(String cell) {
    return cell.startsWith("P") ? "**" + cell + "**" : escaped(cell);
  }

  private void findings() {
    for (Results.Design design : results.designs()) {
      if (!Verdicts.but(design).isEmpty()) {
        lines.add("- " + escaped(design.id() + " holds" + Verdicts.but(design)));
      }
      design.leftOut().forEach(f -> lines.add("- " + escaped(design.id() + ": " + f)));
      Verdicts.heldByGuard(design).forEach(f -> lines.add("- " + escaped(design.id() + ": " + f)));
      design.findings().forEach(f -> lines.add("- " + escaped(design.id() + ": " + f)));
    }
    lines.add("");
  }

  private void loadBearing(Results.Design design) {
    List<String> hypotheses = design.why().hypotheses();
    lines.add("| " + escaped(design.id()) + " | " + String.join(" | ", hypotheses) + " |");
    lines.add("|---" + "|---".repeat(hypotheses.size()) + "|");
    for (Why.Operation operation : design.why().operations()) {
      lines.add("| " + operation.number() + ". `" + operation.text().replace("|", "\\|") + "` "
          + "| ".repeat(hypotheses.size()) + "|");
      for (Why.Mutant mutant : operation.mutants()) {
        lines.add("| " + escaped(mutant.name()) + " | "
            + String.join(
                " | ", mutant.fates().stream().map(fate -> marked(mutant, fate)).toList()) + " |");
      }
    }
    lines.add("");
  }

  private static String marked(Why.Mutant mutant, Why.Fate fate) {
    String words = mutant.inWords(fate);
    return fate.dead() ? "**" + words + "**" : words;
  }

  private void counterexamples() {
    for (Map.Entry<Results.Counterexample, List<String>> entry :
        Verdicts.shown(results).entrySet()) {
      Results.Counterexample how = entry.getKey();
      lines.add("<details><summary>" + html(how.claim() + " " + how.headline()) + "</summary>");
      lines.add("");
      lines.add("```");
      lines.addAll(how.table());
      lines.add("```");
      lines.add("");
      int number = 0;
      for (String step : how.steps()) {
        lines.add(++number + ". " + escaped(step));
      }
      lines.add("");
      lines.add("Under " + escaped(String.join(", ", entry.getValue())) + "."
          + (how.window().isEmpty() ? "" : " Window: " + escaped(how.window()) + "."));
      lines.add("");
      lines.add("```");
      lines.add(how.replay());
      lines.add("```");
      lines.add("</details>");
      lines.add("");
    }
  }

  private void foot() {
    lines.add("regnest " + escaped(results.tool().version()) + ", model `"
        + results.tool().modelHash() + "`");
  }

  /** {@return the text as one that is neither markup nor HTML} */
  public static String escaped(String text) {
    return html(text).replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1");
  }

  /** Not HTML, on one line. */
  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\R", " ");
  }
}
