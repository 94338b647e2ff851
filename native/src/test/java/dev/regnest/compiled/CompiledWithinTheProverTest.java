package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.random.RandomFile;
import dev.regnest.kernelc.random.Shrinking;
import dev.regnest.kernelc.source.CException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What breaks at some machine instruction of a random file, at -O2, the prover calls broken.
 *
 * <p>{@code -Dregnest.compiled=N} sets how many files, {@code -Dregnest.seed=S} the first of their seeds; docs/decisions/025 has the rest.
 */
@NeedsGcc
class CompiledWithinTheProverTest {
  private static final long FILES = Long.getLong("regnest.compiled", 4);
  private static final long SEED = Long.getLong("regnest.seed", 0);
  private static final Effort EFFORT = new Effort(2, false, 1, 1, 20);
  private static final int PATIENCE = 100;

  private final AtomicInteger ran = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger notAsked = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();

  private String counts() {
    return ran + " files compiled and interrupted, " + broken + " of them broken; " + notAsked
        + " not asked, as compiled code cannot be, and " + givenUp + " not run to their end";
  }

  private static Set<String> proved(CFile file, Hypothesis hypothesis) {
    int[] asked = {0};
    Judgement judgement = Engines.judge(
        file.design(), hypothesis, Registers.REPRESENTATIVE, () -> ++asked[0] > PATIENCE);
    Set<String> claims = new TreeSet<>();
    if (judgement.complete()) {
      judgement.broken().keySet().forEach(claim -> claims.add(claim.name()));
    } else {
      List.of(Claim.values()).forEach(claim -> claims.add(claim.name()));
    }
    return claims;
  }

  /** {@return what breaks in the compiled file alone, in words; empty if nothing does, or if it was not run to its end} */
  private Optional<String> beyond(
      Study study, RandomFile drawn, BiFunction<CFile, Hypothesis, Set<String>> prover) {
    CFile file = drawn.read();
    Optional<Hypothesis> asked =
        drawn.under(file).filter(hypothesis -> Study.whyNot(hypothesis).isEmpty());
    if (asked.isEmpty()) {
      notAsked.incrementAndGet();
      return Optional.empty();
    }
    Result result = study.of(file, List.of(asked.get()), List.of("2")).get(0);
    if (result.failure().isPresent()) {
      givenUp.incrementAndGet();
      return Optional.empty();
    }
    ran.incrementAndGet();
    Set<String> claims = new TreeSet<>(result.claims());
    broken.addAndGet(claims.isEmpty() ? 0 : 1);
    claims.removeAll(prover.apply(file, asked.get()));
    return claims.isEmpty()
        ? Optional.empty()
        : Optional.of(claims + " breaks in compiled code alone: " + result.breaks());
  }

  /** {@return the same; what regnest reads, the compiler must read as well} */
  private Optional<String> compiled(
      Study study, RandomFile drawn, BiFunction<CFile, Hypothesis, Set<String>> prover) {
    try {
      return beyond(study, drawn, prover);
    } catch (CannotCompile refused) {
      throw new AssertionError(
          refused.getMessage() + "\n" + refused.said() + "\n" + drawn, refused);
    }
  }

  private String smallest(
      Study study, RandomFile drawn, BiFunction<CFile, Hypothesis, Set<String>> prover) {
    RandomFile small = drawn.with(Shrinking.smallest(drawn.tree(), tree -> {
      try {
        return beyond(study, drawn.with(tree), prover).isPresent();
      } catch (CException | CannotCompile refused) {
        return false;
      }
    }));
    return small + "/* " + beyond(study, small, prover).orElseThrow() + " */";
  }

  private static Study study() {
    return new Study(Toolchain.named("gcc").orElseThrow(), Study.KERNEL_FLAGS, EFFORT);
  }

  @Test
  void whatBreaksAtAnInstructionTheProverCallsBroken() {
    try (Study study = study()) {
      LongStream.range(SEED, SEED + FILES).parallel().forEach(seed -> {
        RandomFile file = RandomFile.compiled(seed);
        Optional<String> why = compiled(study, file, CompiledWithinTheProverTest::proved);
        assertTrue(
            why.isEmpty(),
            () -> why.get() + "\n" + smallest(study, file, CompiledWithinTheProverTest::proved));
      });
    }
    System.out.println(counts());
    assertTrue(ran.get() > FILES / 2, this::counts);
    assertTrue(givenUp.get() <= FILES / 50, this::counts);
    assertTrue(broken.get() > ran.get() / 8, this::counts);
  }

  @Test
  void aProverThatCallsNothingBrokenIsFoundOutAndASmallestFileIsTold() {
    try (Study study = study()) {
      BiFunction<CFile, Hypothesis, Set<String>> blind = (file, hypothesis) -> Set.of();
      RandomFile file = LongStream.range(0, 50)
          .mapToObj(RandomFile::compiled)
          .filter(drawn -> beyond(study, drawn, blind).isPresent())
          .findFirst()
          .orElseThrow();
      String told = beyond(study, file, blind).orElseThrow();
      assertTrue(told.startsWith("[ASSERT] breaks in compiled code alone"), told);
    }
  }
}
