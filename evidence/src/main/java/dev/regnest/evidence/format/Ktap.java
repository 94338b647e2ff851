package dev.regnest.evidence.format;

import dev.regnest.evidence.results.Results;
import dev.regnest.evidence.results.Why;
import java.util.ArrayList;
import java.util.List;

/**
 * Results as the Kernel Test Anything Protocol, version 1: a test a design, a subtest a hypothesis.
 *
 * <p>Source: Documentation/dev-tools/ktap.rst; what it leaves open is done as tools/testing/kunit/kunit_parser.py expects it.
 */
public final class Ktap {
  private static final String VERSION = "KTAP version 1";
  private static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();

  private Ktap() {}

  /** {@return the lines} */
  public static List<String> of(Results results) {
    Ktap ktap = new Ktap();
    ktap.lines.add(VERSION);
    ktap.lines.add("1.." + results.designs().size());
    int number = 0;
    for (Results.Design design : results.designs()) {
      ktap.design(results, design, ++number);
    }
    return ktap.lines.stream().map(Ktap::line).toList();
  }

  /** {@return that text as one line: what a name holds after a new line would be a test of its own} */
  public static String line(String text) {
    return text.replaceAll("\\R", " ");
  }

  /** {@return that name as a test may have it: a number sign would begin a directive, and a new line a new test} */
  public static String name(String name) {
    return line(name.replace('#', '_'));
  }

  private void design(Results results, Results.Design design, int number) {
    lines.add(INDENT + VERSION);
    lines.add(INDENT + "# Subtest: " + name(design.id()));
    lines.add(INDENT + "1.." + design.cells().size());
    design.leftOut().forEach(sentence -> lines.add(INDENT + "# " + sentence));
    int cellNumber = 0;
    for (Results.Cell cell : design.cells()) {
      cell(results, cell, ++cellNumber, fates(design, cell));
    }
    boolean ok = design.cells().stream().allMatch(Ktap::isOk);
    lines.add(result(ok) + number + " " + name(design.id()));
  }

  /** What became of each mutant, as a diagnostic: one that holds as well is no failure. */
  private static List<String> fates(Results.Design design, Results.Cell cell) {
    List<String> fates = new ArrayList<>();
    if (design.why() != null) {
      for (Why.Operation operation : design.why().operations()) {
        for (Why.Mutant mutant : operation.mutants()) {
          mutant
              .fate(cell.hypothesis())
              .ifPresent(fate -> fates.add(mutant.name() + " of \"" + operation.text() + "\": "
                  + mutant.inWords(fate) + (fate.dead() ? ", " + fate.replay() : "")));
        }
      }
    }
    return fates;
  }

  private void cell(Results results, Results.Cell cell, int number, List<String> fates) {
    lines.add(INDENT + "# " + cell.summary());
    if (cell.heldByGuard() != null) {
      lines.add(INDENT + "# " + cell.heldByGuard());
    }
    for (Results.Broken broken : cell.broken()) {
      Results.Counterexample how = results.counterexamples().get(broken.counterexample());
      lines.add(INDENT + "# " + broken.claim() + " " + how.headline());
      lines.add(INDENT + "# replay: " + how.replay());
    }
    fates.forEach(fate -> lines.add(INDENT + "# " + fate));
    lines.add(
        INDENT + result(isOk(cell)) + number + " " + name(cell.hypothesis()) + directive(cell));
  }

  private static boolean isOk(Results.Cell cell) {
    return cell.verdict().equals("PROVED") || cell.verdict().equals("HOLDS");
  }

  private static String result(boolean ok) {
    return ok ? "ok " : "not ok ";
  }

  private static String directive(Results.Cell cell) {
    switch (cell.verdict()) {
      case "VACUOUS":
        return " # ERROR nothing was really tested";
      case "UNKNOWN":
        return " # TIMEOUT stopped before it was decided";
      default:
        return "";
    }
  }
}
