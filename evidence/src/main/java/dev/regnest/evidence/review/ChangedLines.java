package dev.regnest.evidence.review;

import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Schedule;
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

  ChangedLines(List<Question> questions, BooleanSupplier stop) {
    this.questions = questions;
    this.stop = stop;
  }

  /** {@return all that a change does} */
  List<Reviewed.Place> places(Sides sides) {
    List<Reviewed.Place> places = new ArrayList<>();
    sides.binary().forEach(path -> places.add(whole(path, "this is no text")));
    for (Change change : sides.changes()) {
      if (change.hunks().isEmpty()) {
        places.add(whole(change.path(), "no line of it changes"));
      }
      change.hunks().forEach(hunk -> places.add(place(change, hunk)));
    }
    return places;
  }

  private static Reviewed.Place whole(String path, String reason) {
    return new Reviewed.Place(path, 0, reason, List.of());
  }

  private Reviewed.Place place(Change change, Change.Hunk hunk) {
    List<Question> reaching =
        questions.stream().filter(question -> question.reaches(hunk)).toList();
    List<Side> before = reaching.stream().map(Question::before).toList();
    List<Side> after = reaching.stream().map(Question::after).toList();
    List<Reviewed.Line> lines = new ArrayList<>();
    lines("-", hunk.removed(), mutated(before, hunk.path(), hunk.removed().keySet()), lines);
    lines("+", hunk.added(), mutated(after, hunk.path(), hunk.added().keySet()), lines);
    String reason = reaching.isEmpty() ? whyNot(change, hunk) : null;
    return new Reviewed.Place(hunk.path(), hunk.line(), reason, lines);
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

  private static void lines(
      String sign,
      SortedMap<Integer, String> changed,
      List<Map<Integer, List<Trial>>> mutated,
      List<Reviewed.Line> lines) {
    changed.forEach((number, text) -> {
      List<Trial> trials = new ArrayList<>();
      mutated.forEach(all -> trials.addAll(all.getOrDefault(number, List.of())));
      lines.add(line(sign, number, text, trials));
    });
  }

  private static Reviewed.Line line(String sign, int number, String text, List<Trial> trials) {
    if (trials.isEmpty()) {
      return new Reviewed.Line(sign, number, text, /* needed= */ null, /* says= */ null);
    }
    String verb = sign.equals("-") ? "this was " : "this is ";
    Optional<Trial> killed = trials.stream().filter(Trial::killed).findFirst();
    if (killed.isPresent()) {
      Counterexample how = killed.get().killer().orElseThrow();
      String says = "needed: " + killed.get().mutant().mutation().meaning() + ", it breaks "
          + how.violation().claim() + by(how.schedule());
      return new Reviewed.Line(sign, number, text, "yes", verb + says);
    }
    boolean isTried = trials.stream().anyMatch(trial -> trial.fate() == Trial.Fate.HELD);
    String far = isTried ? ", as far as they were tried" : "";
    return trials.stream().allMatch(Trial::survived)
        ? new Reviewed.Line(
            sign, number, text, "no", verb + "not needed under these hypotheses" + far)
        : new Reviewed.Line(
            sign, number, text, "unknown", verb + "not decided to be needed or not");
  }

  private static String by(Schedule schedule) {
    return schedule.size() == 0 ? " with nothing arriving" : " by '" + schedule + "'";
  }
}
