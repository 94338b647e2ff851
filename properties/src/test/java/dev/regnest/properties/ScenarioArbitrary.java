package dev.regnest.properties;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** Scenarios with edge cases: those of {@link Edges}, under each hypothesis. */
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
    return Runner.of(question).edges().stream().map(schedule -> new Scenario(question, schedule));
  }
}
