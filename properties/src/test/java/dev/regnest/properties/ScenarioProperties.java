package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Violation;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What generated scenarios are, and that a run depends on its schedule alone. */
@Domain(RegnestDomain.class)
@Domain(DomainContext.Global.class)
class ScenarioProperties {
  private static final List<Question> ON_STACK =
      Hypotheses.provable().stream().map(h -> Question.of("on-stack", h.id())).toList();

  @Property
  void aGeneratedScheduleIsLegalAndNoLongerThanAsked(@ForAll Scenario scenario) {
    assertTrue(Runner.of(scenario.question()).violations(scenario.schedule()).isPresent());
    assertTrue(scenario.schedule().size() <= RegnestDomain.MAX_ARRIVALS);
  }

  @Property
  void theTextFormComesBackAsTheSameSchedule(@ForAll Scenario scenario) {
    assertEquals(scenario.schedule(), Schedule.parse(scenario.schedule().toString()));
    assertEquals(scenario.schedule(), Schedule.of(scenario.schedule().steps()));
  }

  @Property
  void aPrefixOfTheNumbersPicksAPrefixOfTheArrivals(
      @ForAll Question question,
      @ForAll @Size(max = 5) List<@IntRange(min = 0) Integer> numbers,
      @ForAll @IntRange(min = 0, max = 5) int length) {
    Runner runner = Runner.of(question);
    List<Integer> some = numbers.subList(0, Math.min(length, numbers.size()));
    List<Step> all = Choices.schedule(runner, numbers).steps();
    List<Step> first = Choices.schedule(runner, some).steps();
    assertEquals(all.subList(0, first.size()), first);
  }

  @Property
  void zeroPicksWhatTheOrderOfCounterexamplesPutsFirst(@ForAll Question question) {
    Runner runner = Runner.of(question);
    Schedule zero = Choices.schedule(runner, List.of(0));
    for (Step step : runner.next(List.of())) {
      assertTrue(Counterexample.SHORTEST_FIRST.compare(zero, Schedule.of(List.of(step))) <= 0);
    }
  }

  @Property
  void whatMayComeNextIsWhatReplayAllows(@ForAll Scenario scenario) {
    Runner runner = Runner.of(scenario.question());
    List<Step> steps =
        scenario.schedule().steps().stream().filter(step -> !step.isMove()).toList();
    for (Step next : runner.next(steps)) {
      List<Step> longer = new ArrayList<>(steps);
      longer.add(next);
      assertTrue(
          runner.violations(Schedule.of(longer)).isPresent(), () -> "" + Schedule.of(longer));
    }
  }

  @Provide
  Arbitrary<Scenario> nests() {
    return ScenarioGenerator.nests(ON_STACK, RegnestDomain.MAX_ARRIVALS);
  }

  @Property
  void noNestIsDeeperThanTheDeepestOfTheEdgeCases(@ForAll("nests") Scenario nest) {
    List<Schedule> edges = Runner.of(nest.question()).edges();
    int deepest = edges.stream().mapToInt(Schedule::depth).max().orElseThrow();
    assertTrue(nest.schedule().depth() <= deepest, () -> nest + " is deeper than all of " + edges);
  }

  @Property(edgeCases = EdgeCasesMode.FIRST)
  @Tries(value = 1, atLeast = 60)
  @StatisticsReport(onFailureOnly = true)
  void everyHypothesisHasEdgeCases(@ForAll("ofOneDesign") Scenario scenario) {
    Statistics.collect(scenario.question().hypothesis().id(), scenario.schedule());
    Statistics.coverage(coverage -> Hypotheses.provable()
        .forEach(
            hypothesis -> coverage.check(hypothesis.id(), Schedule.empty()).count(n -> n > 0)));
  }

  @Provide
  Arbitrary<Scenario> ofOneDesign() {
    return new ScenarioArbitrary(ON_STACK, RegnestDomain.MAX_ARRIVALS);
  }

  /** So no arrival is missing from what may come next: two in a row, the task's entering again among them, give as many schedules as the enumerator runs. */
  @Example
  void whatReplayAllowsMayComeNext() {
    for (Hypothesis hypothesis : Hypotheses.provable()) {
      Question question =
          new Question(Question.of("on-stack", hypothesis.id()).design(), hypothesis.withReentry());
      int moves = 0;
      Judgement judgement =
          Enumerator.judge(question.design(), hypothesis, Question.WORDS, 2, moves, () -> false);
      assertEquals(judgement.schedules(), Runner.of(question).few().size(), question::toString);
    }
  }

  @Property
  void theSameScheduleRunsTheSameWayTwice(@ForAll Scenario scenario) {
    Replay replay = new Replay(scenario.question().design(), scenario.question().setup());
    TraceText once = new TraceText();
    TraceText again = new TraceText();
    List<Violation> first = replay.run(scenario.schedule(), once, (cpu, violation) -> {});
    List<Violation> second = replay.run(scenario.schedule(), again, (cpu, violation) -> {});
    assertEquals(first, second);
    assertEquals(once.toString(), again.toString());
    assertFalse(once.toString().isEmpty());
  }
}
