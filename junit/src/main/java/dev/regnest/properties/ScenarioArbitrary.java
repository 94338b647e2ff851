package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
    return EdgeCases.fromSuppliers(edges()
        .limit(most)
        .<Supplier<Shrinkable<Scenario>>>map(scenario -> () -> new ShrinkableScenario(scenario))
        .toList());
  }

  /** {@return the first of each question, then the second, and so on: if there are too many, each question has some} */
  private Stream<Scenario> edges() {
    List<List<Schedule>> edges =
        questions.stream().map(question -> Runner.of(question).edges()).toList();
    int longest = edges.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, longest)
        .boxed()
        .flatMap(nth -> IntStream.range(0, edges.size())
            .filter(question -> nth < edges.get(question).size())
            .mapToObj(question ->
                new Scenario(questions.get(question), edges.get(question).get(nth))));
  }
}
