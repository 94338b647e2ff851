package dev.regnest.kernelc.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernelc.CFile;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The prover and the enumerator against every order that dependences allow, on short programs with branches that nobody would write.
 *
 * <p>Of each program a few outcomes are asked for that some order leads to, one of them by moves alone if there is one: an assertion at rest says
 * that it is not this one. A last assertion says that it is one of those that some order leads to. The enumerator is asked with as many
 * moves as the prover needs, or two. {@code -Dregnest.orders=N} sets how many programs.
 */
class CompiledOrdersTest {
  private static final long PROGRAMS = Long.getLong("regnest.orders", 100);
  private static final int OF_EACH = 2;
  private static final int MOVES = 2;
  private static final int MOST_MOVES = 3;

  private final AtomicInteger reordered = new AtomicInteger();
  private final AtomicInteger possible = new AtomicInteger();

  @Test
  void bothFindTheOutcomesThatSomeOrderLeadsToAndNoOther() {
    LongStream.range(0, PROGRAMS).parallel().forEach(this::agree);
    assertTrue(reordered.get() > PROGRAMS / 6, () -> "only " + reordered + " need a move");
    assertTrue(possible.get() > PROGRAMS, () -> "only " + possible + " outcomes of some order");
  }

  private void agree(long seed) {
    ShortProgram program = ShortProgram.draw(seed);
    Set<List<Integer>> outcomes = Orders.outcomes(program);
    asked(seed, program, outcomes).forEach(outcome -> isFound(seed, program, outcome));
    noOtherIsFound(seed, program.textForNoneBut(outcomes));
  }

  private void isFound(long seed, ShortProgram program, List<Integer> outcome) {
    CFile file = CFile.of("short.c", program.textAgainst(outcome));
    Judgement proved = proved(file);
    assertEquals(Verdict.VIOLATED, proved.verdict(), () -> "prover, " + seed + ":\n" + program);
    int moves = proved.broken().get(Claim.ASSERT).schedule().moves();
    if (moves <= MOST_MOVES) {
      assertEquals(
          Verdict.VIOLATED,
          enumerated(file, moves).verdict(),
          () -> "enumerator, " + seed + ":\n" + program.textAgainst(outcome));
    }
    possible.incrementAndGet();
    reordered.addAndGet(moves > 0 ? 1 : 0);
  }

  private void noOtherIsFound(long seed, String text) {
    CFile file = CFile.of("short.c", text);
    assertEquals(Verdict.PROVED, proved(file).verdict(), () -> "prover, " + seed + ":\n" + text);
    assertEquals(
        Verdict.HOLDS,
        enumerated(file, MOVES).verdict(),
        () -> "enumerator, " + seed + ":\n" + text);
  }

  private static Hypothesis under(CFile file) {
    return file.under(Hypotheses.named("compiler-reorders").orElseThrow());
  }

  private static Judgement proved(CFile file) {
    return Prover.judge(file.design(), under(file), Registers.REPRESENTATIVE, () -> false);
  }

  private static Judgement enumerated(CFile file, int moves) {
    return Enumerator.judge(
        file.design(), under(file), Registers.REPRESENTATIVE, 1, moves, () -> false);
  }

  private static Set<List<Integer>> asked(
      long seed, ShortProgram program, Set<List<Integer>> outcomes) {
    List<List<Integer>> all = sorted(outcomes);
    Set<List<Integer>> moved = new HashSet<>(outcomes);
    moved.removeAll(Orders.outcomesInOrder(program));
    Random random = new Random(seed);
    Set<List<Integer>> asked = new HashSet<>();
    if (!moved.isEmpty()) {
      asked.add(sorted(moved).get(random.nextInt(moved.size())));
    }
    for (int i = 0; i < OF_EACH; i++) {
      asked.add(all.get(random.nextInt(all.size())));
    }
    return asked;
  }

  private static List<List<Integer>> sorted(Set<List<Integer>> outcomes) {
    return outcomes.stream()
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }
}
