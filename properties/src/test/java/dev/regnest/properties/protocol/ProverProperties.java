package dev.regnest.properties.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.properties.RegnestDomain;
import dev.regnest.properties.Scenario;
import dev.regnest.properties.ScenarioGenerator;
import dev.regnest.properties.Tries;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Prover and enumerator agree on protocols and hypotheses that nobody chose. */
class ProverProperties {
  private static final int MOST_INTERRUPTS = 3;

  /** How often an enumeration may ask whether to stop, which it does every 256 schedules. */
  private static final int SCHEDULES = 4;

  /** How often a proof may ask; a counter that is never given back would keep it going for ever. */
  private static final int PROOF = 10;

  private static final int SCENARIOS = 100;

  /** Of a hundred proofs some 85 are complete, and 70 of those are held against all schedules of two arrivals. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  @Tries(value = 1, atLeast = 60)
  @StatisticsReport(onFailureOnly = true)
  void proverAndEnumeratorAgree(@ForAll("protocols") Protocol protocol) {
    mostProofsAreComplete();
    someAreOfEitherKind();
    Statistics.label("two arrivals")
        .coverage(coverage -> coverage.check("all").percentage(share -> share > 60));
    Judgement proved = protocol.proved(PROOF);
    collect(proved);
    if (!proved.complete()) {
      return;
    }
    Judgement bounded = bounded(protocol);
    boolean all = bounded.complete() && bounded.interrupts() >= 2;
    Statistics.label("two arrivals").collect(all ? "all" : "some");
    bounded
        .broken()
        .forEach((claim, counterexample) -> assertTrue(
            proved.broken().containsKey(claim),
            () -> "the prover has no " + claim + ", but the enumerator: " + counterexample));
    if (bounded.complete()) {
      assertNoLonger(proved, bounded);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @Tries(value = 1, atLeast = 60)
  @StatisticsReport(onFailureOnly = true)
  void noGeneratedScheduleBreaksWhatIsProved(
      @ForAll("protocols") Protocol protocol, @ForAll long seed) {
    mostProofsAreComplete();
    someAreOfEitherKind();
    Judgement proved = protocol.proved(PROOF);
    collect(proved);
    if (!proved.complete()) {
      return;
    }
    RandomGenerator<Scenario> scenarios = ScenarioGenerator.of(
            List.of(protocol.question()), RegnestDomain.MAX_ARRIVALS)
        .generator(SCENARIOS);
    Random random = new Random(seed);
    for (int i = 0; i < SCENARIOS; i++) {
      Scenario scenario = scenarios.next(random).value();
      scenario
          .broken()
          .forEach(claim -> assertTrue(
              proved.broken().containsKey(claim),
              () -> "the prover has no " + claim + ", but replay: " + scenario.schedule()));
    }
  }

  private static void collect(Judgement proved) {
    Statistics.label("proof").collect(proved.complete() ? "complete" : "given up");
    if (proved.complete() && proved.verdict() != Verdict.VACUOUS) {
      Statistics.label("P1").collect(proved.broken().containsKey(Claim.P1) ? "broken" : "proved");
    }
  }

  private static void mostProofsAreComplete() {
    Statistics.label("proof")
        .coverage(coverage -> coverage.check("complete").percentage(share -> share > 60));
  }

  private static void someAreOfEitherKind() {
    Statistics.label("P1").coverage(coverage -> {
      coverage.check("broken").count(n -> n > 0);
      coverage.check("proved").count(n -> n > 0);
    });
  }

  /** {@return what as many interrupts say as fit into the time there is} */
  private static Judgement bounded(Protocol protocol) {
    int interrupts = MOST_INTERRUPTS;
    Judgement bounded;
    do {
      bounded = protocol.enumerated(interrupts, SCHEDULES);
      interrupts--;
    } while (!bounded.complete() && interrupts > 0);
    return bounded;
  }

  /**
   * Whatever breaks by so few interrupts, both break, and by as few. A value that is chosen is no interrupt to the enumerator, and still an
   * arrival of its schedule, so what it finds may be longer than its bound: then the prover's is no longer than that.
   */
  private static void assertNoLonger(Judgement proved, Judgement bounded) {
    for (Claim claim : proved.broken().keySet()) {
      Counterexample shortest = proved.broken().get(claim);
      Counterexample known = bounded.broken().get(claim);
      int size = shortest.schedule().size();
      if (size <= bounded.interrupts()) {
        assertTrue(known != null, () -> "the enumerator has no " + claim + ": " + shortest);
        assertEquals(known.schedule().size(), size, shortest::toString);
      } else if (known != null) {
        assertTrue(
            size <= known.schedule().size(), () -> shortest + " is not the shortest: " + known);
      }
    }
  }

  @Provide
  Arbitrary<Protocol> protocols() {
    return Arbitraries.oneOf(Protocol.storages(), Protocol.programs());
  }
}
