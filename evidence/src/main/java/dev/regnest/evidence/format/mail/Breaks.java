package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.format.Verdicts;
import dev.regnest.evidence.results.Results;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How claims break: each counterexample as a table, in steps, and with its command. */
final class Breaks {
  private Breaks() {}

  static void write(Page page, Results results, boolean every) {
    Map<Results.Counterexample, List<String>> shown = Verdicts.shown(results);
    page.heading("How it breaks");
    if (shown.isEmpty()) {
      page.paragraph("It does not, within the bounds stated above.");
      return;
    }
    page.paragraph(
        "Time runs downwards, one column a context; <IRQ> ... </IRQ> is one interrupt; // marks what decides.");
    Set<String> told = new HashSet<>();
    shown.forEach((how, where) -> {
      page.blank();
      page.indented("", "  ", how.headline());
      page.indented("breaks " + how.claim() + " under ", "   ", String.join(", ", where));
      if (told.add(how.design() + how.claim()) || every) {
        inFull(page, how);
      }
      page.command(" replay: ", how.replay());
    });
  }

  private static void inFull(Page page, Results.Counterexample how) {
    page.verbatim(how.table());
    int number = 0;
    for (String step : how.steps()) {
      String start = (++number < 10 ? "  " : " ") + number + ". ";
      page.indented(start, " ".repeat(start.length()), step);
    }
    if (!how.window().isEmpty()) {
      page.indented(" window: ", "   ", how.window());
    }
  }
}
