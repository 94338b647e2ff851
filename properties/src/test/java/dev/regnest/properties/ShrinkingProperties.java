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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.facades.ShrinkingSupportFacade;
import net.jqwik.api.lifecycle.TryExecutionResult;

/** A falsified property shows a schedule as short as the shortest there is. */
@Domain(RegnestDomain.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
class ShrinkingProperties {
  private static final Map<Question, Judgement> JUDGED = new HashMap<>();

  /** One broken cell for each kind of violation, those that the catalogue never breaks from {@link Oddities}. */
  @Provide
  Arbitrary<Tuple2<Question, Claim>> brokenCells() {
    return Arbitraries.of(
        Tuple.of(Question.of("percpu4-posted", "nested-irqs"), Claim.P1),
        Tuple.of(Question.of("single-flag-last", "nested-irqs"), Claim.P2),
        Tuple.of(Question.of("pebs-conditional", "pebs-skid"), Claim.P2),
        Tuple.of(Question.of("single-flag-first", "nested-irqs"), Claim.P3),
        Tuple.of(Question.of("recursion-slot", "nmi-like-exceptions"), Claim.P4),
        Tuple.of(Question.of(Oddities.leaking(), "nested-irqs"), Claim.P5),
        Tuple.of(Question.of(Oddities.unrefusing(), "nested-irqs"), Claim.P5),
        Tuple.of(Question.of(Oddities.warning(), "nested-irqs"), Claim.ASSERT),
        Tuple.of(Question.of(Oddities.oopsing(), "nested-irqs"), Claim.ASSERT));
  }

  @Property(tries = 30)
  void theShrunkScheduleHasAsFewArrivalsAndAsLittleDepthAsTheShortest(
      @ForAll("brokenCells") Tuple2<Question, Claim> cell, @ForAll Random random) {
    Schedule shrunk = shrunk(cell.get1(), cell.get2(), random).schedule();
    Schedule shortest = judge(cell.get1()).broken().get(cell.get2()).schedule();
    assertEquals(shortest.size(), shrunk.size(), () -> shrunk + " for " + shortest);
    assertEquals(shortest.depth(), shrunk.depth(), () -> shrunk + " for " + shortest);
  }

  @Property
  void whatAScenarioShrinksToIsLegalAndSimpler(@ForAll Scenario scenario) {
    ShrinkableScenario shrinkable = new ShrinkableScenario(scenario);
    shrinkable.shrink().forEach(simpler -> {
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
    return ShrinkingSupportFacade.implementation.falsifyThenShrink(
        ScenarioGenerator.of(List.of(question), RegnestDomain.MAX_ARRIVALS).generator(1000),
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
