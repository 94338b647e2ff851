package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.format.Verdicts;
import dev.regnest.evidence.results.Results;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How claims break: each counterexample as a table, in steps, and with its command; a table that several share once. */
final class Breaks {
  private final Page page;
  private final Map<Results.Counterexample, List<String>> shown;
  private final boolean every;
  private final Set<String> told = new HashSet<>();

  private Breaks(Page page, Map<Results.Counterexample, List<String>> shown, boolean every) {
    this.page = page;
    this.shown = shown;
    this.every = every;
  }

  static void write(Page page, Results results, boolean every) {
    Map<Results.Counterexample, List<String>> shown = Verdicts.shown(results);
    page.heading("How it breaks");
    if (shown.isEmpty()) {
      page.paragraph("It does not, within the bounds stated above.");
      return;
    }
    page.paragraph(
        "Time runs downwards, one column a context; <IRQ> ... </IRQ> is one interrupt; // marks the store that overwrites and the access that breaks the claim.");
    new Breaks(page, shown, every).all();
  }

  private void all() {
    Map<List<Object>, List<Results.Counterexample>> byTable = new LinkedHashMap<>();
    shown
        .keySet()
        .forEach(how -> byTable
            .computeIfAbsent(List.of(how.design(), how.table()), same -> new ArrayList<>())
            .add(how));
    byTable.values().forEach(this::ofOneTable);
  }

  /** What one schedule breaks stands together; where another leads to the same table, only what differs is said. */
  private void ofOneTable(List<Results.Counterexample> all) {
    Map<String, List<Results.Counterexample>> bySchedule = new LinkedHashMap<>();
    all.forEach(how ->
        bySchedule.computeIfAbsent(how.replay(), replay -> new ArrayList<>()).add(how));
    Results.Counterexample first = null;
    for (List<Results.Counterexample> together : bySchedule.values()) {
      page.blank();
      together.forEach(this::head);
      boolean isNew = false;
      for (Results.Counterexample how : together) {
        isNew |= told.add(how.design() + how.claim());
      }
      if (isNew || every) {
        if (first == null) {
          page.verbatim(together.get(0).table());
        } else {
          page.paragraph("The same table; its steps differ in these:");
        }
        steps(together, first == null ? List.of() : first.steps());
        first = first == null ? together.get(0) : first;
      }
      page.command(" replay: ", together.get(0).replay());
    }
  }

  private void head(Results.Counterexample how) {
    page.indented("", "  ", how.headline());
    page.indented("breaks " + how.claim() + " under ", "   ", String.join(", ", shown.get(how)));
  }

  /** The steps of the first by their numbers but for those known already, and what the others say beyond that. */
  private void steps(List<Results.Counterexample> together, List<String> known) {
    Set<String> said = new HashSet<>(known);
    List<String> first = together.get(0).steps();
    for (int i = 0; i < first.size(); i++) {
      step(i + 1, first.get(i), said);
    }
    int number = first.size();
    for (Results.Counterexample other : together.subList(1, together.size())) {
      for (String step : other.steps()) {
        number += step(number + 1, step, said) ? 1 : 0;
      }
    }
    String window = together.get(0).window();
    if (!window.isEmpty()) {
      page.indented(" window: ", "   ", window);
    }
  }

  private boolean step(int number, String text, Set<String> said) {
    if (!said.add(text)) {
      return false;
    }
    String start = String.format("%3d. ", number);
    page.indented(start, " ".repeat(start.length()), text);
    return true;
  }
}
