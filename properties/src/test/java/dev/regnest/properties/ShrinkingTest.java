package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.regnest.check.Claim;
import dev.regnest.explore.Schedule;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A falsified property shows a schedule as short as the shortest there is, whatever was found first. */
class ShrinkingTest {
  private static final int SEEDS = 3;

  /**
   * One broken cell for each kind of violation, those that the catalogue never breaks from {@link Oddities}; and one where edits alone
   * mostly end in {@code h2(n4(x1))}.
   */
  static Stream<Arguments> brokenByUpToTwoArrivals() {
    return Stream.of(
        arguments(Question.of("percpu4-posted", "nested-irqs"), Claim.P1),
        arguments(Question.of("percpu4-posted", "entry-lag"), Claim.P1),
        arguments(Question.of("single-flag-last", "nested-irqs"), Claim.P2),
        arguments(Question.of("pebs-conditional", "pebs-skid"), Claim.P2),
        arguments(Question.of("single-flag-first", "nested-irqs"), Claim.P3),
        arguments(Question.of("recursion-slot", "nmi-like-exceptions"), Claim.P4),
        arguments(Question.of(Oddities.leaking(), "nested-irqs"), Claim.P5),
        arguments(Question.of(Oddities.unrefusing(), "nested-irqs"), Claim.P5),
        arguments(Question.of(Oddities.warning(), "nested-irqs"), Claim.ASSERT),
        arguments(Question.of(Oddities.oopsing(), "nested-irqs"), Claim.ASSERT),
        arguments(Question.of(Oddities.hanging(), "nested-irqs"), Claim.P6));
  }

  @ParameterizedTest
  @MethodSource("brokenByUpToTwoArrivals")
  void itHasAsFewArrivalsAndAsLittleDepthAsTheShortest(Question question, Claim claim) {
    Schedule shortest = ShrinkingProperties.judge(question).broken().get(claim).schedule();
    shrunk(question, claim).forEach(shrunk -> {
      assertEquals(shortest.size(), shrunk.size(), () -> shrunk + " for " + shortest);
      assertEquals(shortest.depth(), shrunk.depth(), () -> shrunk + " for " + shortest);
    });
  }

  /** Beyond what is tried when edits are stuck, so that they alone must get there. */
  static Stream<Arguments> brokenByMore() {
    return Stream.of(
        arguments(Question.of("percpu4-ordered", "entry-lag"), Claim.P1, 3),
        arguments(Question.of("not-yet-filled-shared", "half-built-entry"), Claim.P1, 3),
        arguments(Question.of("pile-4", "irqs-on-in-hardirq"), Claim.P4, 4),
        arguments(Question.of("pile-4", "nmi-like-exceptions"), Claim.P4, 4));
  }

  @ParameterizedTest
  @MethodSource("brokenByMore")
  void itHasAsFewArrivalsAlsoWhereThatIsMoreThanTwo(Question question, Claim claim, int fewest) {
    shrunk(question, claim).forEach(s -> assertEquals(fewest, s.size(), s::toString));
  }

  private static Stream<Schedule> shrunk(Question question, Claim claim) {
    return new Random()
        .longs(SEEDS)
        .mapToObj(seed ->
            ShrinkingProperties.shrunk(question, claim, new Random(seed)).schedule());
  }
}
