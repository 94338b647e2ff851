package dev.regnest.evidence.format;

import dev.regnest.evidence.results.Measured;
import dev.regnest.evidence.results.Results;
import dev.regnest.report.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Views of the verdicts that several formats share. */
public final class Verdicts {
  private Verdicts() {}

  /** {@return what a cell says: the broken claims, or the verdict and its bound} */
  static String cell(Results.Cell cell) {
    switch (cell.verdict()) {
      case "VIOLATED":
        List<String> claims = cell.broken().stream().map(Results.Broken::claim).toList();
        return String.join(" ", claims) + (cell.complete() ? "" : " ?");
      case "HOLDS":
        return "<=" + cell.bound();
      case "UNKNOWN":
        return "?";
      default:
        return cell.verdict().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** {@return ", but" and how the code bounds itself, or nothing} */
  public static String but(Results.Cell cell) {
    return cell.ownBounds() == null ? "" : ", but " + cell.ownBounds();
  }

  /** {@return the same of all cells that hold, each once} */
  static String but(Results.Design design) {
    return design.cells().stream()
        .filter(Verdicts::holds)
        .map(Verdicts::but)
        .distinct()
        .collect(Collectors.joining());
  }

  /** {@return what holds only by the kernel's guard, each sentence once with the hypotheses that it is of} */
  public static List<String> heldByGuard(Results.Design design) {
    Map<String, List<String>> where = new LinkedHashMap<>();
    for (Results.Cell cell : design.cells()) {
      if (cell.heldByGuard() != null) {
        where.computeIfAbsent(cell.heldByGuard(), s -> new ArrayList<>()).add(cell.hypothesis());
      }
    }
    return where.entrySet().stream()
        .map(entry -> entry.getKey() + " under " + Text.list(entry.getValue()))
        .toList();
  }

  /** {@return the designs by what all their cells say, in order} */
  static Map<List<String>, List<Results.Design>> agreeing(Results results) {
    Map<List<String>, List<Results.Design>> rows = new LinkedHashMap<>();
    for (Results.Design design : results.designs()) {
      List<String> cells = design.cells().stream().map(Verdicts::cell).toList();
      rows.computeIfAbsent(cells, c -> new ArrayList<>()).add(design);
    }
    return rows;
  }

  /** {@return the counterexamples of the first design of each agreeing group, each with the hypotheses it breaks under} */
  public static Map<Results.Counterexample, List<String>> shown(Results results) {
    Map<Results.Counterexample, List<String>> shown = new LinkedHashMap<>();
    agreeing(results).values().forEach(group -> {
      for (Results.Cell cell : group.get(0).cells()) {
        for (Results.Broken broken : cell.broken()) {
          Results.Counterexample how = results.counterexamples().get(broken.counterexample());
          shown.computeIfAbsent(how, h -> new ArrayList<>()).add(cell.hypothesis());
        }
      }
    });
    return shown;
  }

  /** {@return "3 of 31 designs hold under all 11 hypotheses", or for one design how often it breaks} */
  static String headline(Results results) {
    int hypotheses = results.hypotheses().size();
    String under = hypotheses == 1
        ? "under " + results.hypotheses().get(0).id()
        : "under all " + hypotheses + " hypotheses";
    if (results.designs().size() > 1) {
      long holding = results.designs().stream().filter(Verdicts::holds).count();
      return holding + " of " + results.designs().size() + " designs hold " + under;
    }
    Results.Design design = results.designs().get(0);
    long broken =
        design.cells().stream().filter(c -> c.verdict().equals("VIOLATED")).count();
    if (broken > 0) {
      return design.id() + " breaks under " + broken + " of " + hypotheses
          + (hypotheses == 1 ? " hypothesis" : " hypotheses");
    }
    return design.id() + (holds(design) ? " holds " : " is not decided ") + under + but(design);
  }

  /** {@return whether every claim holds under every hypothesis asked} */
  public static boolean holds(Results.Design design) {
    return design.cells().stream().allMatch(Verdicts::holds);
  }

  private static boolean holds(Results.Cell cell) {
    return cell.verdict().equals("PROVED") || cell.verdict().equals("HOLDS");
  }

  /** {@return what a console says at the end: where everything is, and how it came out} */
  public static List<String> tenLines(Results results, Path directory) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "regnest: evidence in " + directory + ", index.html to look at, evidence.txt for a mail");
    lines.add("  " + headline(results));
    for (Results.Claim claim : results.claims()) {
      long breaking =
          results.designs().stream().filter(d -> breaks(d, claim.id())).count();
      lines.add("  " + claim.id() + " " + claim.title() + ": broken by " + breaking + " of "
          + results.designs().size());
    }
    Measured measured = results.measured();
    lines.add("  properties: "
        + (measured.properties() == null
            ? "not of this build"
            : measured.properties().passed() + " passed, "
                + measured.properties().failed() + " failed, "
                + measured.properties().skipped() + " skipped"));
    lines.add("  stress: "
        + (measured.stress() == null
            ? "not of this build"
            : measured.stress().tests().size() + " tests, "
                + measured.stress().tests().stream()
                    .mapToLong(Measured.StressTest::forbidden)
                    .sum()
                + " forbidden samples"));
    return lines;
  }

  private static boolean breaks(Results.Design design, String claim) {
    return design.cells().stream()
        .flatMap(cell -> cell.broken().stream())
        .anyMatch(broken -> broken.claim().equals(claim));
  }
}
