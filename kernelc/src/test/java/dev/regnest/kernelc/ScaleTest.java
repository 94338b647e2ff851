package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.HowFar;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import dev.regnest.explore.prover.Prover;
import dev.regnest.explore.prover.Reduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How many states a proof about data comes to, against what theory says: for each place in a handler's code the values that it still holds, times
 * the memories there, those of which the handler has written a part beside those of which it has not. In how many memories it can begin does not
 * matter: all go on through the same states.
 *
 * <p>Theory counts one round, and a handler once; the engine has smaller rounds before it, and handlers over user mode apart.
 */
class ScaleTest {
  private static final int WITHIN = 3;

  private static final String MODULO = """
      static int x, y;
      static void __hardirq h(void) { y = (y + 1) % 8; WARN_ON(y < 0 || y >= 8); }
      static void __nmi n(void) { x = (x + y) % 8; WARN_ON(x < 0 || x >= 8); }
      static void __task t(void) { x = (x + 1) % 8; WARN_ON(x < 0 || x >= 8); }
      """;

  private static final String BITS = """
      static unsigned int flags;
      static void __task t(void) { flags |= 1; if (flags & 2) flags &= ~2u; WARN_ON(flags > 3); }
      static void __hardirq h(void) { flags |= 2; if (flags & 1) flags &= ~1u; WARN_ON(flags > 3); }
      """;

  private static final String SEQUENCE = """
      static int seq;
      static void __task t(void)
      {
      	int before = seq;
      	int after = seq;
      	WARN_ON(before > 15 || after > 15);
      }
      static void __hardirq h(void) { seq = (seq + 1) & 15; }
      """;

  private static Judgement judge(String text, Set<Reduction> on, int questions) {
    CFile file = CFile.of("test.c", text);
    int[] asked = {0};
    return Prover.judge(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow()),
        Registers.REPRESENTATIVE,
        on,
        () -> ++asked[0] > questions);
  }

  private static void holds(String text, long theory) {
    Judgement judged = judge(text, EnumSet.allOf(Reduction.class), 1_000);
    assertEquals(Verdict.PROVED, judged.verdict(), judged.cutShort());
    assertTrue(judged.schedules() <= WITHIN * theory, () -> judged.schedules() + " of " + theory);
  }

  /**
   * 64 memories. The task: 5 places where it holds nothing (user mode, two reads of x in the check after one before the store, the return) with
   * 64 each, and one, before it stores x, where it holds one of 8 values: 5 * 64 + 8 * 64 = 832. The hardirq: 4 places with
   * 64 memories, x written by an NMI or not, as the y that it holds is the one in memory: 512. The NMI: 6 places with 64 memories, as what it holds
   * is in memory: 384.
   */
  @Test
  void threeLevelsThatAddUpTwoVariablesModulo8TakeWhatTheoryGives() {
    holds(MODULO, 832 + 512 + 384);
  }

  /**
   * 4 memories. The task: user mode, two reads, the read of the check and the return with 4 each, and before its two stores at most 4 values held
   * with 4 memories each: 5 * 4 + 2 * 16 = 52. The hardirq: from each of 4 memories one way by 7 places at most: 28.
   */
  @Test
  void bitsThatTwoLevelsSetTestAndClearTakeWhatTheoryGives() {
    holds(BITS, 52 + 28);
  }

  /**
   * 16 memories. The task: user mode, its first read and the return with 16 each, and before its second read one of 16 values held: 3 * 16 + 16 * 16
   * = 304. The hardirq: from each of 16 memories one way by 3 places: 48.
   */
  @Test
  void aSequenceNumberOfWhichTheTaskHoldsAValueTakesWhatTheoryGives() {
    holds(SEQUENCE, 304 + 48);
  }

  /**
   * 16 memories, and 5 places in each level: before it sets its bit, tests the next, clears that, checks, returns. The task: 5 * 16 = 80. The
   * softirq and the hardirq: each 5 places with 16 memories, the bits written or not: 2 * 160. The NMI, which nothing interrupts: 5 places with 16
   * memories: 80.
   */
  @Test
  void bitsThatFourLevelsWalkOverTakeWhatTheoryGives() throws IOException {
    String text = Files.readString(Path.of("../benchmarks/spin/bits.c"));
    holds(text, 80 + 2 * 160 + 80);
  }

  /** 8 values read at each of 4 reads are 4,096 ways, each told apart with 64 memories. */
  @Test
  void waysThatAreNotJoinedTakeManyMore() {
    Set<Reduction> on = EnumSet.complementOf(EnumSet.of(Reduction.OWN_STATES));
    int questions = 10 * 3_264 / 256;
    assertTrue(judge(MODULO, on, questions).wasStopped());
  }

  /** From each of 64 memories the hardirq comes to 4 places, at each to up to 8 values of x: 2,048 and no longer 512. */
  @Test
  void statesThatAreNotSharedAreManyMore() {
    Set<Reduction> on = EnumSet.complementOf(EnumSet.of(Reduction.SHARED_STATES));
    assertTrue(judge(MODULO, on, 1_000).schedules() > WITHIN * (832 + 512 + 384));
  }

  @Test
  void theVariableThatCountsForEverIsNamed() {
    String text = """
        static unsigned long hits;
        static void __hardirq h(void) { hits++; }
        static void __task t(void) { WARN_ON(hits == 1000000); }
        """;
    Judgement judged = judge(text, EnumSet.allOf(Reduction.class), 1_000_000);
    assertEquals(
        "no end is seen to the values of hits, which had 8193 up to 8192: "
            + Judgement.AGAINST_GROWTH,
        judged.cutShort());
  }

  /** Each holds a value that it has read while the other counts on: states grow with the square of the values. */
  @Test
  void aVariableThatTwoLevelsCountIsNamedBeforeStatesAreTooMany() {
    String text = """
        static int both;
        static void __task t(void) { both++; WARN_ON(both == 1000000); }
        static void __hardirq h(void) { both++; }
        """;
    Judgement judged = judge(text, EnumSet.allOf(Reduction.class), 1_000_000);
    assertTrue(judged.cutShort().contains("the values of both"), judged.cutShort());
    assertTrue(judged.schedules() < 1_000_000, () -> "" + judged.schedules());
  }

  /** Four memories, and a value that each of two levels holds. */
  @Test
  void whatIsSaidToWrapIsProvedModuloThat() {
    String text = """
        static int __wraps(4) both;
        static void __task t(void) { both++; WARN_ON(both > %d); }
        static void __hardirq h(void) { both += 3; }
        """;
    Judgement judged = judge(text.formatted(3), EnumSet.allOf(Reduction.class), 1_000);
    assertEquals(Verdict.PROVED, judged.verdict(), judged.cutShort());
    assertEquals("both modulo 4 (__wraps, test.c:1)", judged.ownBounds());
    Judgement broken = judge(text.formatted(2), EnumSet.allOf(Reduction.class), 1_000);
    assertEquals(Verdict.VIOLATED, broken.verdict());
  }

  /** The remainder modulo 3 depends on every bit, though the lowest one alone is looked at. */
  @Test
  void aVariableThatWrapsIsKeptWhole() {
    String text = """
        static unsigned int __wraps(3) n;
        static unsigned int m;
        static void __task t(void) { m = n; WARN_ON(%s); }
        static void __hardirq h(void) { n += 2; }
        """;
    Set<Reduction> all = EnumSet.allOf(Reduction.class);
    assertEquals(Verdict.VIOLATED, judge(text.formatted("m & 1"), all, 1_000).verdict());
    assertEquals(Verdict.PROVED, judge(text.formatted("m & 4"), all, 1_000).verdict());
  }

  /** 8 values of x and of y, of which there are 64 memories. */
  @Test
  void whoIsAskedWhetherToStopIsToldHowFarTheProofIs() {
    List<String> told = new ArrayList<>();
    HowFar asked = new HowFar() {
      @Override
      public void at(long states, int memories, String variable, int values) {
        told.add(states + " " + memories + " " + values + " " + variable);
      }

      @Override
      public boolean getAsBoolean() {
        return false;
      }
    };
    CFile file = CFile.of("test.c", MODULO);
    Judgement judged = Judge.judge(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow()),
        Registers.REPRESENTATIVE,
        asked);
    assertEquals(judged.schedules() / 256, told.size());
    assertTrue(told.get(told.size() - 1).matches("\\d+ 64 8 [xy]"), told::toString);
  }
}
