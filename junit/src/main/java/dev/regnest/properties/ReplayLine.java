package dev.regnest.properties;

import dev.regnest.check.Claim;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Era;
import java.util.Optional;

/** What replays a counterexample that the command line cannot, as it does not know the design or the hypothesis: a line for a test. */
public final class ReplayLine {
  /** The source of a design that some generator drew. */
  static final String DRAWN = "drawn at random";

  private ReplayLine() {}

  /** {@return the line, or empty if the command line has one} */
  public static Optional<String> of(Question question, Schedule schedule, Claim claim) {
    if (isOfTheCatalogue(question) && standard(question).isPresent()) {
      return Optional.empty();
    }
    String line = "new Scenario(%s, Schedule.parse(\"%s\")).keeps(Claim.%s);"
        .formatted(question(question), schedule, claim);
    if (standard(question).isEmpty()) {
      line += " // hypothesis: your own \"" + question.hypothesis().id() + "\"";
    }
    if (isDrawn(question)) {
      line += " // drawn: " + question.design().meaning();
    }
    return Optional.of(line);
  }

  private static String question(Question question) {
    String id = question.design().id();
    String own = isDrawn(question) ? "drawn.design()" : "design()";
    String design =
        isOfTheCatalogue(question) ? "Designs.named(\"" + id + "\").orElseThrow()" : own;
    return standard(question)
        .map(standard -> "Question.of(%s, \"%s\")%s"
            .formatted(
                design, standard.id(), era(standard, question.hypothesis().era())))
        .orElse("new Question(" + design + ", hypothesis)");
  }

  private static String era(Hypothesis standard, Era era) {
    return standard.era() == era ? "" : ".in(Era." + era + ")";
  }

  private static boolean isDrawn(Question question) {
    return question.design().source().equals(DRAWN);
  }

  /** Another design may bear the same id. */
  private static boolean isOfTheCatalogue(Question question) {
    return Designs.all().contains(question.design());
  }

  /** {@return the standard hypothesis that it is, in that era or another} */
  private static Optional<Hypothesis> standard(Question question) {
    Hypothesis hypothesis = question.hypothesis();
    return Hypotheses.named(hypothesis.id())
        .filter(standard -> standard.in(hypothesis.era()).equals(hypothesis));
  }
}
