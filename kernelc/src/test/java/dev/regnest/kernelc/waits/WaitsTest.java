package dev.regnest.kernelc.waits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernelc.CFile;
import org.junit.jupiter.api.Test;

/** Random programs that wait, held against coming to each of their configurations. */
class WaitsTest {
  private static final int FIRST = Integer.getInteger("regnest.waits.first", 0);
  private static final int PROGRAMS = Integer.getInteger("regnest.waits", 100);
  private static final int FEW = 2;

  @Test
  void proverEnumeratorAndReplayFindTheHangsThatThereAre() {
    int hangs = 0;
    int endless = 0;
    int neither = 0;
    for (int seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      Program program = Program.draw(seed);
      BruteForce.Found right = BruteForce.judge(program);
      try {
        compare(program, right, seed + "\n" + program.text());
      } catch (RuntimeException thrown) {
        throw new AssertionError(seed + "\n" + program.text(), thrown);
      }
      hangs += right.hang() >= 0 ? 1 : 0;
      endless += right.endless() ? 1 : 0;
      neither += right.hang() < 0 && !right.endless() ? 1 : 0;
    }
    int few = PROGRAMS / 20;
    assertTrue(hangs > few && endless > few && neither > few, "too few of one kind");
  }

  private static void compare(Program program, BruteForce.Found right, String what) {
    CFile file = CFile.of("test.c", program.text());
    Hypothesis under = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Judgement proved = Prover.judge(file.design(), under, Registers.REPRESENTATIVE, () -> false);
    assertEquals(right.hang(), size(proved), what);
    assertEquals(right.endless(), proved.cutShort().startsWith(Judgement.ENDLESS), what);
    Judgement tried =
        Enumerator.judge(file.design(), under, Registers.REPRESENTATIVE, FEW, () -> false);
    // A way that is offered is no arrival, so the enumerator finds hangs that take more of both.
    boolean isWithin = right.hang() <= FEW;
    assertTrue(
        isWithin ? size(tried) == right.hang() : size(tried) < 0 || size(tried) >= right.hang(),
        () -> "enumerated " + size(tried) + ", right " + right.hang() + ": " + what);
    assertTrue(
        right.endless() || !tried.cutShort().startsWith(Judgement.ENDLESS), "enumerated: " + what);
    Counterexample found = proved.broken().get(Claim.P6);
    if (found != null) {
      Replay replay =
          new Replay(file.design(), under.withReentry().setup(Registers.REPRESENTATIVE));
      assertEquals(Claim.P6, replay.run(found.schedule()).get(0).claim(), what);
    }
  }

  private static int size(Judgement judged) {
    Counterexample found = judged.broken().get(Claim.P6);
    return found == null ? -1 : found.schedule().size();
  }
}
