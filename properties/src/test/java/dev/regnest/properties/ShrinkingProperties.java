package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.facades.ShrinkingSupportFacade;
import net.jqwik.api.lifecycle.TryExecutionResult;

/** Whatever a scenario shrinks to is legal and simpler; {@link ShrinkingTest} says how simple it becomes. */
@Domain(RegnestDomain.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
class ShrinkingProperties {
  /** Of the thousands there may be. */
  private static final int MOST = 60;

  /** Some breaks are so rare that jqwik's own thousand draws may miss them. */
  private static final int DRAWS = 20_000;

  private static final Map<Question, Judgement> JUDGED = new HashMap<>();

  @Property
  @Tries(0.5)
  void whatAScenarioShrinksToIsLegalAndSimpler(@ForAll Scenario scenario) {
    ShrinkableScenario shrinkable = new ShrinkableScenario(scenario);
    shrinkable.shrink().limit(MOST).forEach(simpler -> {
      assertTrue(simpler.distance().compareTo(shrinkable.distance()) < 0, simpler::toString);
      assertTrue(
          Runner.of(scenario.question()).violations(simpler.value().schedule()).isPresent());
    });
  }

  @Property
  void onlyTheEmptyScheduleCannotBeSimpler(@ForAll Scenario scenario) {
    assertEquals(
        scenario.schedule().equals(Schedule.empty()),
        new ShrinkableScenario(scenario).shrink().findAny().isEmpty());
  }

  /** {@return what jqwik shows of the first scenario found that breaks the claim} */
  static Scenario shrunk(Question question, Claim claim, Random random) {
    RandomGenerator<Scenario> generator =
        ScenarioGenerator.of(List.of(question), RegnestDomain.MAX_ARRIVALS).generator(1000);
    Shrinkable<Scenario> broken = Stream.generate(() -> generator.next(random))
        .limit(DRAWS)
        .filter(drawn -> drawn.value().broken().contains(claim))
        .findFirst()
        .orElseThrow();
    return ShrinkingSupportFacade.implementation.falsifyThenShrink(
        any -> broken,
        random,
        scenario -> scenario.broken().contains(claim)
            ? TryExecutionResult.falsified(new AssertionError(claim))
            : TryExecutionResult.satisfied());
  }

  /** {@return what up to two arrivals break} */
  static Judgement judge(Question question) {
    return JUDGED.computeIfAbsent(
        question,
        q -> Enumerator.judge(q.design(), q.hypothesis(), Question.WORDS, 2, () -> false));
  }
}
