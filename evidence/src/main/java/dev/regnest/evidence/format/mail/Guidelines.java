package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.format.Verdicts;
import dev.regnest.evidence.results.Results;
import dev.regnest.report.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a commit log that rests on this should answer, as far as a tool can.
 *
 * <p>Source: Documentation/process/researcher-guidelines.rst, which asks nine questions; they are put in our own words here.
 */
final class Guidelines {
  private static final String AUTHOR = "Only the author can say: ";
  private static final Map<String, String> EFFECTS = Map.of(
      "P1",
          "a sample is written out with words that another sample stored; they differ from its own only where P2 or P3 breaks too",
      "P2",
          "a sample shows another task's, an earlier entry's or another register's value as if it were the user's now",
      "P3",
          "a sample shows memory that nobody filled for it: stale kernel stack or an older sample's words reach user space",
      "P4", "a sample is lost, or comes without registers, though it was no recursion",
      "P5",
          "a counter stays wrong, so that later samples are dropped or use a slot in use, or memory outside an array is touched",
      "P6", "the CPU waits for ever for what it has interrupted");

  private final Page page;
  private final Results results;
  private int number;

  private Guidelines(Page page, Results results) {
    this.page = page;
    this.results = results;
  }

  static void write(Page page, Results results) {
    page.heading("For a commit log: the nine questions of researcher-guidelines.rst");
    new Guidelines(page, results).answers();
  }

  private void answers() {
    boolean breaks = !broken().isEmpty();
    answer(
        "The problem.",
        breaks
            ? "It breaks " + Text.list(broken())
                + "; the headlines above say whose sample and which cell."
            : "None was found within the bounds stated above.");
    answer(
        "How it is reached.",
        breaks
            ? "By the schedules above, each arrival with the rule that allows it. Needed are perf events with PERF_SAMPLE_REGS_USER on one CPU, from the sources that the hypothesis names. The window says at how many points the last arrival hits; how often that happens on a machine, nobody measured. "
                + AUTHOR + "whether it was seen on one."
            : "It is not.");
    answer("Its effect.", breaks ? effects() : "None.");
    answer(
        "How it was found.",
        "By this tool, exhaustively over a model of one CPU built from the kernel's sources: see \"What is not modelled\" and \"To reproduce\". Each schedule shown was replayed. jqwik and JCStress judge the same designs independently: see below the line.");
    answer(
        "Which Linux.",
        "The rules of " + Text.list(eras())
            + ", as read in its sources, era by era beside each hypothesis; no kernel was booted. "
            + AUTHOR + "whether the latest release or linux-next still has it.");
    answer(
        "What was changed, and why it is right.",
        alternatives() + AUTHOR
            + "what the patch changes. Write it as a design and run this again.");
    answer(
        "How the change was built and run.",
        AUTHOR
            + "which kernel with which configuration, and which perf command. A model is no run-time test.");
    answer("What it fixes.", fixes() + AUTHOR + "the Fixes: tag.");
    answer("Who reviewed it.", AUTHOR + "the Reviewed-by: tags. A tool gives none.");
  }

  private void answer(String question, String text) {
    String start = " " + ++number + ". ";
    page.indented(start, " ".repeat(start.length()), question + " " + text);
  }

  private Set<String> broken() {
    Set<String> claims = new TreeSet<>();
    Verdicts.shown(results).keySet().forEach(how -> claims.add(how.claim()));
    return claims;
  }

  private String effects() {
    return String.join(
            ". ",
            broken().stream()
                .map(claim -> claim + ": "
                    + EFFECTS.getOrDefault(claim, "what the code itself asserts does not hold"))
                .toList())
        + ".";
  }

  private List<String> eras() {
    return results.hypotheses().stream()
        .map(Results.Hypothesis::era)
        .distinct()
        .sorted()
        .toList();
  }

  private String alternatives() {
    List<String> hold = results.designs().stream()
        .filter(Verdicts::holds)
        .map(Results.Design::id)
        .toList();
    return hold.isEmpty()
        ? ""
        : "Of the designs here, " + Text.list(hold) + " hold under every hypothesis asked. ";
  }

  private String fixes() {
    List<String> sources = results.designs().stream()
        .filter(d -> d.source().matches(".*\\b[0-9a-f]{12}\\b.*"))
        .map(d -> d.id() + " is named after " + d.source())
        .distinct()
        .toList();
    return sources.isEmpty() ? "" : String.join("; ", sources) + ". ";
  }
}
