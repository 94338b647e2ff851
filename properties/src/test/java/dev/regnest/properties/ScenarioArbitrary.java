package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** Scenarios with edge cases: under each hypothesis nothing, and each kind of arrival alone, at the first and the last point it may hit. */
final class ScenarioArbitrary implements Arbitrary<Scenario> {
  private final List<Question> questions;
  private final Arbitrary<Scenario> any;

  ScenarioArbitrary(List<Question> questions, int maxArrivals) {
    this.questions = List.copyOf(questions);
    this.any = ScenarioGenerator.of(questions, maxArrivals);
  }

  @Override
  public RandomGenerator<Scenario> generator(int tries) {
    return any.generator(tries);
  }

  /** {@return those of one design; those of a whole catalogue would leave no room for anything else} */
  @Override
  public EdgeCases<Scenario> edgeCases(int most) {
    if (questions.stream().map(Question::design).distinct().count() > 1) {
      return EdgeCases.none();
    }
    return EdgeCases.fromSuppliers(questions.stream()
        .flatMap(ScenarioArbitrary::edges)
        .limit(most)
        .<Supplier<Shrinkable<Scenario>>>map(scenario -> () -> new ShrinkableScenario(scenario))
        .toList());
  }

  private static Stream<Scenario> edges(Question question) {
    Map<Arrival, List<Step>> alone = new EnumMap<>(Arrival.class);
    for (Step step : Runner.of(question).next(List.of())) {
      alone.computeIfAbsent(step.kind(), kind -> new ArrayList<>()).add(step);
    }
    Stream<Schedule> ends = alone.values().stream()
        .flatMap(steps -> Stream.of(steps.get(0), steps.get(steps.size() - 1)))
        .map(step -> Schedule.of(List.of(step)));
    return Stream.concat(Stream.of(Schedule.empty()), ends)
        .distinct()
        .map(schedule -> new Scenario(question, schedule));
  }
}
