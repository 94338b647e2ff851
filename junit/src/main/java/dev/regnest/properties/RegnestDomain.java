package dev.regnest.properties;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Schedule;
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
 * <p>For a design of yours there are {@link Question}, {@link Scenario}, {@link Schedule} and {@link Design}: a class that is {@link UnderTest}
 * gets those of its design, any other those of the whole catalogue. {@link Under} names the hypotheses. A {@link Schedule} does not say whose
 * it is; a {@link Scenario} does, and tells what it breaks.
 *
 * <p>A {@link Hypothesis} that {@link Under} does not name is a standard one in any era, or one that nobody chose. For a recursion counter
 * there are {@link RecursionOperations}.
 *
 * <p>For anything else beside those, such as {@code @ForAll int}, put {@code @Domain(DomainContext.Global.class)} there too.
 */
public class RegnestDomain extends DomainContextBase {
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
  Arbitrary<Hypothesis> hypotheses(TypeUsage type) {
    return namedBy(type).<Arbitrary<Hypothesis>>map(Arbitraries::of).orElse(RandomHypotheses.any());
  }

  @Provide
  Arbitrary<RecursionOperations> recursionOperations() {
    return RecursionOperations.any();
  }

  private List<Question> questionsFor(TypeUsage type) {
    List<Hypothesis> hypotheses = namedBy(type).orElse(Hypotheses.provable());
    return candidates().stream()
        .flatMap(design -> hypotheses.stream().map(hypothesis -> new Question(design, hypothesis)))
        .toList();
  }

  private static Optional<List<Hypothesis>> namedBy(TypeUsage type) {
    return type.findAnnotation(Under.class)
        .map(under -> Arrays.stream(under.value()).map(Question::hypothesis).toList());
  }

  private List<Design> candidates() {
    return underTest.map(List::of).orElse(Designs.all());
  }
}
