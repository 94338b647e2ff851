package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Register;
import dev.regnest.kernelc.CFile;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Judges a program that may have no end of states, as one that counts up for ever: to a limit, the same on every machine.
 *
 * <p>What is not proved by then is looked at once more with few interrupts, so that what breaks early is not called unknown.
 */
final class Limited {
  /** How often engines ask whether to stop, at least once in 256 states or schedules. */
  private static final int MOST_QUESTIONS = 400;

  private static final int FEW_INTERRUPTS = 2;

  private Limited() {}

  /** {@return what is found out; where not all values are tried, that nothing breaks proves nothing} */
  static Judgement judge(
      CFile file, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return withValuesTried(file, judge(file.design(), hypothesis, registers, stop));
  }

  /** {@return what was found out of a file, as incomplete where not all values that nobody knows are tried} */
  static Judgement withValuesTried(CFile file, Judgement judged) {
    return file.samplesValues() ? judged.asIncomplete() : judged;
  }

  private static Judgement judge(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    Judgement proof = Prover.judge(design, hypothesis, registers, limit(stop));
    if (proof.verdict() != Verdict.UNKNOWN) {
      return proof;
    }
    Judgement few = Enumerator.judge(design, hypothesis, registers, FEW_INTERRUPTS, limit(stop));
    return few.verdict() == Verdict.VIOLATED ? few : proof;
  }

  private static BooleanSupplier limit(BooleanSupplier stop) {
    int[] asked = {0};
    return () -> {
      asked[0]++;
      return asked[0] > MOST_QUESTIONS || stop.getAsBoolean();
    };
  }
}
