package dev.regnest.kernelc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import dev.regnest.explore.prover.Reduction;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine that goes furthest against the enumerator, on files that nobody would write.
 *
 * <p>Up to two arrivals both must find the same claims broken, with the same fewest arrivals. {@code -Dregnest.files=N} sets how many files,
 * {@code -Dregnest.seed=S} the first of their seeds; docs/decisions/025 has the rest.
 */
class EnginesAgreeOnRandomFilesTest {
  private static final long FILES = Long.getLong("regnest.files", 400);
  private static final long SEED = Long.getLong("regnest.seed", 0);

  @Test
  void bothBreakTheSameClaimsWithTheSameFewestArrivals() {
    BothJudge both = new BothJudge(BothJudge.FURTHEST);
    LongStream.range(SEED, SEED + FILES).parallel().forEach(seed -> {
      RandomFile file = RandomFile.of(seed);
      Optional<String> why = both.disagreement(file);
      assertTrue(why.isEmpty(), () -> why.get() + "\n" + both.smallest(file));
    });
    System.out.println(both.counts());
    assertTrue(both.judged() > FILES * 4 / 5, both::counts);
    assertTrue(both.broken() > both.judged() / 5, both::counts);
    assertTrue(both.broken() < both.judged() * 4 / 5, both::counts);
    assertTrue(both.givenUp() < FILES / 12, both::counts);
  }

  @ParameterizedTest
  @EnumSource
  void noReductionChangesWhatBreaksOrItsFewestArrivals(Reduction off) {
    Set<Reduction> on = EnumSet.complementOf(EnumSet.of(off));
    BothJudge both =
        new BothJudge((file, hypothesis, stop) -> hypothesis.bound().isPresent()
            ? BothJudge.FURTHEST.judge(file, hypothesis, stop)
            : Prover.judge(file.design(), hypothesis, Registers.REPRESENTATIVE, on, stop));
    LongStream.range(SEED, SEED + FILES / 4).parallel().forEach(seed -> {
      RandomFile file = RandomFile.of(seed);
      Optional<String> why = both.disagreement(file);
      assertTrue(why.isEmpty(), () -> why.get() + "\n" + both.smallest(file));
    });
    assertTrue(both.judged() > FILES / 16, both::counts);
    assertTrue(both.broken() > both.judged() / 5, both::counts);
  }

  private static final Pattern ASSERTS =
      Pattern.compile("WARN|BUG|assert|reach_error|__VERIFIER_error");

  /** What needs two arrivals is not seen with one. */
  @Test
  void anEngineThatSeesLessDisagreesAndASmallestFileIsTold() {
    BothJudge both = new BothJudge((file, hypothesis, stop) ->
        Enumerator.judge(file.design(), hypothesis, Registers.REPRESENTATIVE, 1, stop));
    RandomFile file = LongStream.range(0, 200)
        .mapToObj(RandomFile::of)
        .filter(
            drawn -> both.disagreement(drawn).filter(why -> why.contains("{}")).isPresent())
        .findFirst()
        .orElseThrow();
    String smallest = both.smallest(file);
    assertTrue(smallest.contains("the engine breaks {}, the enumerator {"), smallest);
    assertTrue(smallest.lines().count() < file.toString().lines().count() / 2, smallest);
    assertEquals(1, smallest.lines().filter(ASSERTS.asPredicate()).count(), smallest);
  }
}
