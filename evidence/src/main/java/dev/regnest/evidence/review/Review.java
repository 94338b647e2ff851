package dev.regnest.evidence.review;

import dev.regnest.evidence.compare.Comparison;
import dev.regnest.evidence.compare.Difference;
import dev.regnest.evidence.results.Gathering;
import dev.regnest.evidence.results.Whereabouts;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.report.CounterexampleText;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Judges a change: compares what hypotheses say before it and after it, and asks of each changed line whether it is needed. */
public final class Review {
  private final String version;
  private final BooleanSupplier stop;
  private final List<Reviewed.Verdict> verdicts = new ArrayList<>();
  private final List<Reviewed.Story> stories = new ArrayList<>();

  private Review(String version, BooleanSupplier stop) {
    this.version = version;
    this.stop = stop;
  }

  /**
   * {@return the answer}
   *
   * @param questions what is asked
   * @param found the hypotheses that were looked for, or null where they were named
   * @param sides the tree before and after
   * @param version that of the tool
   * @param stop ends what takes long
   */
  public static Reviewed of(
      List<Question> questions,
      Reviewed.Found found,
      Sides sides,
      String version,
      BooleanSupplier stop) {
    Review review = new Review(version, stop);
    questions.forEach(review::verdicts);
    return new Reviewed(
        Reviewed.FORMAT,
        Reviewed.VERSION,
        "regnest " + version,
        sides.hunks().size(),
        sides.changes().size() + sides.binary().size(),
        found,
        review.verdicts,
        new ChangedLines(questions, stop).places(sides),
        review.stories,
        questions.stream()
            .filter(Question::isJudged)
            .map(question ->
                new Reviewed.Limits(question.file(), question.after().restsOn()))
            .toList());
  }

  private void verdicts(Question question) {
    if (!question.isJudged()) {
      verdicts.add(new Reviewed.Verdict(
          question.file(),
          Reviewed.NOT_JUDGED,
          /* before= */ null,
          /* after= */ null,
          question.whyNot()));
      return;
    }
    Comparison comparison = new Comparison(
        Gathering.results(List.of(question.before().judgements()), version, stop),
        Gathering.results(List.of(question.after().judgements()), version, stop));
    List<Comparison.Row> rows = comparison.rows();
    for (int i = 0; i < rows.size(); i++) {
      Comparison.Row row = rows.get(i);
      String way = row.way().map(w -> w.name().toLowerCase(Locale.ROOT)).orElse("the same");
      verdicts.add(
          new Reviewed.Verdict(row.cell(), way, row.before(), row.after(), /* reason= */ null));
      if (row.way().filter(w -> w != Difference.Way.MOVED).isPresent()) {
        story(question, way, i);
      }
    }
  }

  /** What got worse breaks after the change, and what got better before it. */
  private void story(Question question, String way, int number) {
    boolean isAfter = way.equals(Reviewed.WORSE);
    Side side = isAfter ? question.after() : question.before();
    if (number >= side.judgements().size()) {
      return;
    }
    Judgement judgement = side.judgements().get(number);
    judgement.broken().values().stream()
        .findFirst()
        .ifPresent(example -> stories.add(story(isAfter ? "after" : "before", judgement, example)));
  }

  private static Reviewed.Story story(String when, Judgement judgement, Counterexample example) {
    CounterexampleText text = CounterexampleText.of(judgement, example);
    List<String> lines = text.lines();
    int head = Text.wrap("", "  ", text.headline(), Gathering.MAIL_WIDTH).size();
    int steps = head + text.table().size();
    return new Reviewed.Story(
        when,
        judgement.design().id(),
        judgement.hypothesis().id(),
        example.schedule().toString(),
        lines.subList(0, steps),
        lines.subList(steps, lines.size() - 1),
        text.replay(),
        example.violation().claim().name(),
        Whereabouts.of(judgement.design(), example.violation()).orElse(null));
  }
}
