package dev.regnest.evidence.review;

import dev.regnest.explore.Counterexample;
import dev.regnest.explore.why.Trial;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;

/** The changed lines one by one: which of those that go were needed, which of those that come are, and which no hypothesis says anything about. */
final class ChangedLines {
  private final List<Question> questions;
  private final BooleanSupplier stop;
  private final Page page;

  ChangedLines(List<Question> questions, BooleanSupplier stop, Page page) {
    this.questions = questions;
    this.stop = stop;
    this.page = page;
  }

  /** Tells of all that a change does. */
  void tell(Sides sides) {
    sides.binary().forEach(path -> page.notJudged(path, "this is no text"));
    for (Change change : sides.changes()) {
      if (change.hunks().isEmpty()) {
        page.notJudged(change.path(), "no line of it changes");
      }
      change.hunks().forEach(hunk -> tell(change, hunk));
    }
  }

  private void tell(Change change, Change.Hunk hunk) {
    page.line("");
    List<Question> reaching =
        questions.stream().filter(question -> question.reaches(hunk)).toList();
    if (reaching.isEmpty()) {
      page.notJudged(hunk.place(), whyNot(change, hunk));
      hunk.removed().values().forEach(line -> code("-", line));
      hunk.added().values().forEach(line -> code("+", line));
      return;
    }
    page.line(" " + hunk.place());
    List<Side> before = reaching.stream().map(Question::before).toList();
    List<Side> after = reaching.stream().map(Question::after).toList();
    lines(
        "-", "was", hunk.removed(), mutated(before, hunk.path(), hunk.removed().keySet()));
    lines("+", "is", hunk.added(), mutated(after, hunk.path(), hunk.added().keySet()));
  }

  private static String whyNot(Change change, Change.Hunk hunk) {
    String path = change.path();
    if (path.endsWith(".S")) {
      return "assembly is not read";
    }
    if (path.substring(path.lastIndexOf('/') + 1).matches("Makefile|Kbuild|Kconfig.*")) {
      return "the configuration says what is built, not this file";
    }
    if (!path.endsWith(".c") && !path.endsWith(".h")) {
      return "this is no C";
    }
    Set<String> own = change.own(hunk);
    if (own.isEmpty()) {
      return "no hypothesis reaches it";
    }
    String verb = own.size() == 1 ? " is" : " are";
    return Text.list(own) + verb + " regnest's own, and not judged from the tree";
  }

  private List<Map<Integer, List<Trial>>> mutated(
      List<Side> sides, String path, Set<Integer> numbers) {
    return sides.stream().map(side -> side.mutated(path, numbers, stop)).toList();
  }

  private void lines(
      String sign,
      String verb,
      SortedMap<Integer, String> changed,
      List<Map<Integer, List<Trial>>> mutated) {
    changed.forEach((number, line) -> {
      code(sign, line);
      List<Trial> trials = new ArrayList<>();
      mutated.forEach(all -> trials.addAll(all.getOrDefault(number, List.of())));
      if (!trials.isEmpty()) {
        page.say("     ", "     ", "this " + verb + " " + fate(trials));
      }
    });
  }

  private String fate(List<Trial> trials) {
    Optional<Trial> killed = trials.stream().filter(Trial::killed).findFirst();
    if (killed.isPresent()) {
      Counterexample how = killed.get().killer().orElseThrow();
      return "needed: " + killed.get().mutant().mutation().meaning() + ", it breaks "
          + how.violation().claim() + " by '" + how.schedule() + "'";
    }
    if (trials.stream().allMatch(Trial::survived)) {
      return "not needed under these hypotheses";
    }
    page.isNotWhole();
    return "not decided to be needed or not";
  }

  private void code(String sign, String line) {
    String shown = "   " + sign + " " + line.replace("\t", "    ").stripTrailing();
    page.line(shown.length() > Page.WIDTH ? shown.substring(0, Page.WIDTH - 3) + "..." : shown);
  }
}
