package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Designs;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Replay;
import dev.regnest.machine.Switch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The engines agree: nothing that a generated schedule breaks has escaped the enumerator, and what that found replays. */
@Domain(RegnestDomain.class)
@Domain(DomainContext.Global.class)
class EngineProperties {
  private static final Map<Question, Judgement> JUDGED = new HashMap<>();

  @Provide
  Arbitrary<Scenario> upToTwoArrivals() {
    return Arbitraries.oneOf(scenarios(false), scenarios(true));
  }

  private static Arbitrary<Scenario> scenarios(boolean reordered) {
    List<Question> questions = Designs.all().stream()
        .flatMap(design -> Hypotheses.provable().stream().map(h -> new Question(design, h)))
        .filter(question -> isReordered(question) == reordered)
        .toList();
    return ScenarioGenerator.of(questions, interrupts(questions.get(0)))
        .filter(scenario -> scenario.schedule().moves() <= Enumerator.MOST_MOVES);
  }

  @Property
  @Tries(0.5)
  void theEnumeratorKnowsEveryBreakAndNoneShorterIsFound(
      @ForAll("upToTwoArrivals") Scenario scenario) {
    Judgement judgement = judge(scenario.question());
    for (Claim claim : scenario.broken()) {
      Counterexample known = judgement.broken().get(claim);
      assertTrue(known != null, () -> scenario + " breaks " + claim);
      assertTrue(
          Counterexample.SHORTEST_FIRST.compare(known.schedule(), scenario.schedule()) <= 0,
          () -> scenario + " is before " + known);
    }
  }

  @Property
  @Tries(0.5)
  void whatTheEnumeratorFindsReplaysToTheSameViolation(@ForAll Question question) {
    Replay replay = new Replay(question.design(), question.setup());
    judge(question)
        .broken()
        .forEach((claim, counterexample) -> assertEquals(
            counterexample.violation(),
            replay.run(counterexample.schedule()).stream()
                .filter(violation -> violation.claim() == claim)
                .findFirst()
                .orElseThrow()));
  }

  private static boolean isReordered(Question question) {
    return question.hypothesis().switches().contains(Switch.COMPILER_REORDERS);
  }

  /** Beside a moved access, two arrivals make a hundred times as many schedules as one. */
  private static int interrupts(Question question) {
    return isReordered(question) ? 1 : 2;
  }

  private static Judgement judge(Question question) {
    return JUDGED.computeIfAbsent(
        question,
        q -> Enumerator.judge(
            q.design(), q.hypothesis(), Question.WORDS, interrupts(q), () -> false));
  }
}
