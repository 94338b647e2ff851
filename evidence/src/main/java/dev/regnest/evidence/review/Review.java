package dev.regnest.evidence.review;

import dev.regnest.evidence.compare.Comparison;
import dev.regnest.evidence.compare.Difference;
import dev.regnest.evidence.results.Gathering;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.report.CounterexampleText;
import dev.regnest.report.Invocation;
import dev.regnest.report.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The answer to a patch: what each hypothesis was before and is after, which changed lines it needs, and what was not judged. */
public final class Review {
  private static final int WORSE = 1;
  private static final int NOT_JUDGED = 4;
  private static final String REPLAY = " replay: ";

  private final List<Question> questions;
  private final Sides sides;
  private final String version;
  private final BooleanSupplier stop;
  private final Page page = new Page();
  private final List<Moved> moved = new ArrayList<>();

  /** A verdict that got worse or better, on the side where something breaks. */
  private record Moved(Difference.Way way, Judgement judgement) {
    String when() {
      return way == Difference.Way.WORSE ? "after" : "before";
    }
  }

  /**
   * Judges.
   *
   * @param questions what is asked, at least one
   * @param sides the tree before and after
   * @param version that of the tool
   * @param stop ends what takes long
   */
  public Review(List<Question> questions, Sides sides, String version, BooleanSupplier stop) {
    this.questions = List.copyOf(questions);
    this.sides = sides;
    this.version = version;
    this.stop = stop;
    page.line(count(sides.hunks().size(), "hunk") + " in "
        + count(sides.changes().size() + sides.binary().size(), "file"));
    page.line("");
    questions.forEach(this::verdicts);
    new ChangedLines(this.questions, stop, page).tell(sides);
    stories();
    limits();
  }

  /** {@return the answer, at most 75 columns wide but for what is to be pasted} */
  public List<String> lines() {
    return page.lines();
  }

  /** {@return 1 if something got worse, else 4 if something was not judged, else 0} */
  public int exitCode() {
    boolean isWorse = moved.stream().anyMatch(one -> one.way() == Difference.Way.WORSE);
    return isWorse ? WORSE : page.isWhole() ? 0 : NOT_JUDGED;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void verdicts(Question question) {
    if (!question.isJudged()) {
      boolean readBefore = question.before().isReadable();
      Side side = readBefore ? question.after() : question.before();
      page.notJudged(
          question.file(),
          "cannot be read " + (readBefore ? "after" : "before") + " the change, " + side.problem());
      return;
    }
    Comparison comparison = new Comparison(
        Gathering.results(List.of(question.before().judgements()), version, stop),
        Gathering.results(List.of(question.after().judgements()), version, stop));
    List<Comparison.Row> rows = comparison.rows();
    for (int i = 0; i < rows.size(); i++) {
      verdict(rows.get(i));
      note(rows.get(i), question, i);
    }
  }

  private void verdict(Comparison.Row row) {
    Optional<String> way = row.way().map(w -> w.name().toLowerCase(Locale.ROOT));
    page.marked(way.orElse("the same"), row.cell());
    if (way.isEmpty()) {
      page.under("", "before and after " + row.before());
    } else {
      page.under("before ", row.before());
      page.under("after  ", row.after());
    }
    if (row.before().startsWith("UNKNOWN") || row.after().startsWith("UNKNOWN")) {
      page.isNotWhole();
    }
  }

  private void note(Comparison.Row row, Question question, int number) {
    row.way().filter(way -> way != Difference.Way.MOVED).ifPresent(way -> {
      Side side = way == Difference.Way.WORSE ? question.after() : question.before();
      if (number < side.judgements().size()) {
        moved.add(new Moved(way, side.judgements().get(number)));
      }
    });
  }

  /** The first is told, of the others it is said how to see them: a mail has room for one. */
  private void stories() {
    boolean isTold = false;
    for (Moved one : moved) {
      Optional<Counterexample> example =
          one.judgement().broken().values().stream().findFirst();
      if (example.isPresent()) {
        page.line("");
        page.say(
            "",
            "  ",
            one.when() + " the change, " + one.judgement().hypothesis().id() + ":");
        if (!isTold) {
          CounterexampleText.of(one.judgement(), example.get()).lines().stream()
              .filter(line -> !line.startsWith(REPLAY))
              .forEach(page::line);
        }
        isTold = true;
        replay(one, example.get());
      }
    }
  }

  private void replay(Moved one, Counterexample example) {
    Judgement judgement = one.judgement();
    page.line(REPLAY
        + Invocation.replay(
            judgement.design(), judgement.hypothesis(), judgement.registers(), example.schedule()));
    if (one.when().equals("after")) {
      page.line("   with the change in the tree");
    }
  }

  private void limits() {
    questions.stream().filter(Question::isJudged).findFirst().ifPresent(question -> {
      page.line("");
      LeftOut.lines(question.after().judgements().get(0).design()).forEach(page::line);
    });
  }
}
