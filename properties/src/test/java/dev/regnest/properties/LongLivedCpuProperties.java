package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.facades.ShrinkingSupportFacade;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * One CPU that lives through up to thousands of arrivals, kernel entries and task switches.
 *
 * <p>What happens is a plain list of small numbers, one per point: jqwik shrinks such a list to its few numbers that matter, while a
 * chain of actions shrank least and cannot replay a sample.
 */
class LongLivedCpuProperties {
  private static final int ACTIONS = 20_000;
  private static final int MANY = 50;

  /** Of 400 shrunk lives none had more than three. */
  private static final int FEW = 5;

  private static final Question STALE = Question.of("single-flag-last", "reentry");

  private static Arbitrary<List<Integer>> actions(int atLeast) {
    return Arbitraries.integers()
        .between(0, 5)
        .list()
        .ofMinSize(atLeast)
        .ofMaxSize(ACTIONS)
        .withSizeDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<List<Integer>> anyActions() {
    return actions(0);
  }

  @Provide
  Arbitrary<List<Integer>> manyActions() {
    return actions(1_000);
  }

  @Property
  @Tries(0.25)
  @StatisticsReport(onFailureOnly = true)
  void aPileAsDeepAsCanNestStaysSound(@ForAll("anyActions") List<Integer> actions) {
    staysSound("pile-deep", actions);
  }

  @Property
  @Tries(0.25)
  @StatisticsReport(onFailureOnly = true)
  void theStackStaysSound(@ForAll("anyActions") List<Integer> actions) {
    staysSound("on-stack", actions);
  }

  @Property
  @Tries(0.25)
  @StatisticsReport(onFailureOnly = true)
  void aRecursionSlotStaysSound(@ForAll("anyActions") List<Integer> actions) {
    staysSound("recursion-slot", actions);
  }

  private static void staysSound(String design, List<Integer> actions) {
    LongLife life = new LongLife(Question.of(design, "reentry"), actions);
    Statistics.collect(life.arrivals() > MANY ? "many" : "few");
    Statistics.coverage(coverage -> coverage.check("many").count(n -> n > 0));
    life.staysSound();
  }

  @Property
  @Tries(0.25)
  void aCopyThatIsFilledOnceGrowsStale(@ForAll("manyActions") List<Integer> actions) {
    assertTrue(new LongLife(STALE, actions).broken().contains(Claim.P2));
  }

  @Property
  @Tries(0.05)
  void aLifeThatGoesWrongIsShownByTheFewArrivalsThatMatter(@ForAll Random random) {
    List<Integer> shrunk = ShrinkingSupportFacade.implementation.falsifyThenShrink(
        actions(0).generator(1_000),
        random,
        actions -> new LongLife(STALE, actions).broken().contains(Claim.P2)
            ? TryExecutionResult.falsified(new AssertionError())
            : TryExecutionResult.satisfied());
    LongLife life = new LongLife(STALE, shrunk);
    assertTrue(life.arrivals() <= FEW, () -> "" + life.firstBreak());
    AssertionError error = assertThrows(AssertionError.class, life::staysSound);
    assertTrue(error.getMessage().contains("./regnest replay single-flag-last"), error::getMessage);
  }
}
