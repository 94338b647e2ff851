package dev.regnest.properties;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Schedule;
import dev.regnest.protocol.RandomPrograms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.providers.TypeUsage;

/**
 * What regnest can generate for properties of your own: put {@code @Domain(RegnestDomain.class)} on them.
 *
 * <p>For a design of yours there are {@link Scenario}, {@link Schedule}, {@link Question}, {@link Design} and {@link Hypothesis}: a class that
 * is {@link UnderTest} gets those of its design, any other those of the whole catalogue; {@link Under} names the hypotheses. For an
 * engine of yours there are protocols that nobody would write, {@link RandomPrograms} over cells and {@link RandomStorage}; for a counter,
 * {@link RecursionOperations}.
 *
 * <p>For anything else beside those, such as {@code @ForAll int}, put {@code @Domain(DomainContext.Global.class)} there too.
 */
public final class RegnestDomain extends DomainContextBase {
  /** The most arrivals of a generated schedule. */
  public static final int MAX_ARRIVALS = 6;

  private Optional<Design> underTest = Optional.empty();

  @Override
  public void initialize(PropertyLifecycleContext context) {
    underTest = context.testInstance() instanceof UnderTest test
        ? Optional.of(test.design())
        : Optional.empty();
  }

  @Provide
  Arbitrary<Scenario> scenarios(TypeUsage type) {
    return new ScenarioArbitrary(questionsFor(type), MAX_ARRIVALS);
  }

  @Provide
  Arbitrary<Schedule> schedules(TypeUsage type) {
    return scenarios(type).map(Scenario::schedule);
  }

  @Provide
  Arbitrary<Question> questions(TypeUsage type) {
    return Arbitraries.of(questionsFor(type));
  }

  @Provide
  Arbitrary<Design> designs() {
    return Arbitraries.of(candidates());
  }

  @Provide
  Arbitrary<Hypothesis> hypotheses() {
    return Arbitraries.of(Hypotheses.provable());
  }

  @Provide
  Arbitrary<RandomPrograms> randomPrograms() {
    return ChosenNumbers.draw(RandomPrograms::of);
  }

  @Provide
  Arbitrary<RandomStorage> randomStorages() {
    return RandomStorage.any();
  }

  @Provide
  Arbitrary<RecursionOperations> recursionOperations() {
    return RecursionOperations.any();
  }

  private List<Question> questionsFor(TypeUsage type) {
    List<Hypothesis> hypotheses = type.findAnnotation(Under.class)
        .map(under -> Arrays.stream(under.value()).map(Question::hypothesis).toList())
        .orElse(Hypotheses.provable());
    return candidates().stream()
        .flatMap(design -> hypotheses.stream().map(hypothesis -> new Question(design, hypothesis)))
        .toList();
  }

  private List<Design> candidates() {
    return underTest.map(List::of).orElse(Designs.all());
  }
}
