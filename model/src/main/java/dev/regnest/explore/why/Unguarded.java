package dev.regnest.explore.why;

import dev.regnest.design.Design;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernel.Register;
import dev.regnest.machine.mutation.GuardLetsAllPass;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * A design that holds, judged once more with a kernel whose own guard lets every sample pass: what breaks then rests on that guard.
 *
 * <p>What does not break may rest on it all the same, as less is tried than was judged. Where a proof has no bound, that is one arrival, for
 * without the guard samples nest too deep to try all; where there is a bound, no more arrivals than the hypothesis' own. The compiler moves
 * nothing, and one word is copied.
 */
public final class Unguarded {
  /** The arrivals tried where nothing bounds them. */
  private static final int ONE_ARRIVAL = 1;

  /** As many accesses as the compiler moves: the guard is what is asked about. */
  private static final int IN_ORDER = 0;

  private Unguarded() {}

  /**
   * {@return what is known about the design without the guard; empty where the design breaks anyway or the guard never dropped anything}
   *
   * @param judgement what is known about it with the guard
   * @param stop asked now and then; true ends the search with what is known so far
   */
  public static Optional<Judgement> judge(Judgement judgement, BooleanSupplier stop) {
    boolean holds = judgement.verdict() == Verdict.HOLDS || judgement.verdict() == Verdict.PROVED;
    return holds && !judgement.coverage().droppedByGuard().isEmpty()
        ? Optional.of(judge(judgement, oneOf(judgement.registers()), stop))
        : Optional.empty();
  }

  /** {@return the same of a design that holds with the guard, with those words copied} */
  static Judgement judge(Judgement judgement, List<Register> words, BooleanSupplier stop) {
    Design design = judgement.design().interposed(new GuardLetsAllPass());
    Hypothesis hypothesis = judgement.hypothesis();
    OptionalInt bound = hypothesis.bound();
    if (bound.isEmpty()) {
      return Enumerator.judge(design, hypothesis, words, ONE_ARRIVAL, IN_ORDER, stop);
    }
    int most = judgement.isUnbounded()
        ? bound.getAsInt()
        : Math.min(judgement.interrupts(), bound.getAsInt());
    return Bounded.judge(design, hypothesis, words, most, stop);
  }

  /** The one that perf_fetch_caller_regs() fills as well, if it was judged: a word of another kind of pt_regs shows there. */
  private static List<Register> oneOf(List<Register> judged) {
    return List.of(judged.contains(Register.IP) ? Register.IP : judged.get(0));
  }
}
