package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.format.Verdicts;
import dev.regnest.evidence.results.Results;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The question, and the answer in a paragraph. */
final class Summary {
  private static final int FEW = 3;

  private Summary() {}

  static void write(Page page, Results results) {
    List<Results.Design> designs = results.designs();
    page.heading(
        "regnest: " + (designs.size() == 1 ? designs.get(0).id() : designs.size() + " designs"));
    page.paragraph(results.question() + " Asked of "
        + (designs.size() == 1 ? "one design" : designs.size() + " designs") + " under "
        + counted(results.hypotheses().size(), "hypothesis", "hypotheses")
        + " about what may interrupt what, each on the kernel whose rules it names.");
    page.blank();
    if (designs.size() == 1) {
      one(page, results, designs.get(0));
    } else {
      many(page, designs);
    }
  }

  private static void one(Page page, Results results, Results.Design design) {
    if (!design.meaning().equals(results.question())) {
      page.paragraph(design.id() + " is " + design.meaning() + " (" + design.source() + ").");
    }
    Map<String, List<String>> broken = new LinkedHashMap<>();
    for (Results.Cell cell : design.cells()) {
      for (Results.Broken b : cell.broken()) {
        String claim = b.claim() + " " + title(results, b.claim());
        broken.computeIfAbsent(claim, c -> new ArrayList<>()).add(cell.hypothesis());
      }
    }
    broken.forEach((claim, where) -> page.paragraph("It breaks " + claim + " under "
        + all(where, results) + "." + (claim.startsWith("P1 ") ? equalWords(design, where) : "")));
    held(design)
        .forEach((bound, where) ->
            page.paragraph("Every claim holds " + bound + " under " + all(where, results) + "."));
    undecided(page, design);
    design.unreached().forEach(never -> page.blank().paragraph(never + "."));
    design.cells().stream()
        .filter(cell -> !cell.broken().isEmpty())
        .findFirst()
        .ifPresent(cell -> first(page, results, cell));
  }

  /** Where isolation breaks and every value is right all the same. */
  private static String equalWords(Results.Design design, List<String> isolationBreaks) {
    List<String> where = design.cells().stream()
        .filter(cell -> isolationBreaks.contains(cell.hypothesis()) && cell.complete())
        .filter(cell -> cell.broken().stream().noneMatch(b -> b.claim().matches("P[23]")))
        .map(Results.Cell::hypothesis)
        .toList();
    if (where.isEmpty()) {
      return "";
    }
    return where.equals(isolationBreaks)
        ? " No wrong value goes out there: P2 and P3 hold."
        : " No wrong value goes out under " + Text.list(where) + ": P2 and P3 hold there.";
  }

  private static void first(Page page, Results results, Results.Cell cell) {
    Results.Counterexample how =
        results.counterexamples().get(cell.broken().get(0).counterexample());
    page.paragraph((cell.complete() ? "The shortest way to " : "A way to ") + how.claim()
        + " under " + how.hypothesis() + " is " + how.schedule() + ".");
  }

  private static void many(Page page, List<Results.Design> designs) {
    Map<String, List<String>> by = new LinkedHashMap<>();
    for (Results.Design design : designs) {
      Set<String> claims = new TreeSet<>();
      design.cells().forEach(cell -> cell.broken().forEach(b -> claims.add(b.claim())));
      String says = claims.isEmpty()
          ? (held(design).values().stream().mapToInt(List::size).sum()
                  == design.cells().size()
              ? "every claim holding everywhere"
              : "nothing broken, but not decided everywhere")
          : Text.list(claims) + " broken under one hypothesis or another";
      by.computeIfAbsent(says, s -> new ArrayList<>()).add(design.id());
    }
    by.forEach((says, ids) -> page.item(
        counted(ids.size(), "design", "designs") + " with " + says + ": " + Text.list(ids)));
  }

  private static Map<String, List<String>> held(Results.Design design) {
    Map<String, List<String>> held = new LinkedHashMap<>();
    for (Results.Cell cell : design.cells()) {
      if (Arrays.asList("PROVED", "HOLDS").contains(cell.verdict())) {
        String bound = cell.bound() == null
            ? "for any number of interrupts"
            : "up to " + counted(cell.bound(), "arrival", "arrivals");
        held.computeIfAbsent(bound + Verdicts.but(cell), b -> new ArrayList<>())
            .add(cell.hypothesis());
      }
    }
    return held;
  }

  private static void undecided(Page page, Results.Design design) {
    for (Results.Cell cell : design.cells()) {
      if (cell.verdict().equals("VACUOUS")) {
        page.paragraph("Under " + cell.hypothesis() + " nothing was really tested.");
      } else if (cell.verdict().equals("UNKNOWN")) {
        page.paragraph("Under " + cell.hypothesis() + " it was stopped before it was decided.");
      }
    }
  }

  private static String all(List<String> where, Results results) {
    List<String> others = new ArrayList<>(
        results.hypotheses().stream().map(Results.Hypothesis::id).toList());
    int all = others.size();
    others.removeAll(where);
    if (all > 1 && others.isEmpty()) {
      return "all " + all + " hypotheses";
    }
    return others.size() <= FEW && where.size() > FEW
        ? "all " + all + " hypotheses but " + Text.list(others)
        : Text.list(where);
  }

  private static String title(Results results, String claim) {
    return results.claims().stream()
        .filter(c -> c.id().equals(claim))
        .map(Results.Claim::title)
        .findFirst()
        .orElseThrow();
  }

  static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
