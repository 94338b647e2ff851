package dev.regnest.explore.prover;

import dev.regnest.check.Coverage;
import dev.regnest.design.Design;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The engine that goes furthest under a hypothesis: the prover, or {@link Bounded} where the hypothesis has a bound. */
public final class Engines {
  private Engines() {}

  /**
   * {@return what that engine says about the design, PROVED or HOLDS where nothing breaks}
   *
   * @param registers the words copied and emitted, at least one
   * @param stop asked now and then; true ends it with what is known so far, as UNKNOWN if nothing is broken yet
   */
  public static Judgement judge(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return hypothesis.bound().isPresent()
        ? Bounded.judge(design, hypothesis, registers, stop)
        : Prover.judge(design, hypothesis, registers, stop);
  }

  /** {@return what the runs of that engine come by; nothing is judged} Parameters are as above. */
  public static Coverage visit(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return hypothesis.bound().isPresent()
        ? Bounded.visit(design, hypothesis, registers, stop)
        : Prover.visit(design, hypothesis, registers, stop);
  }
}
