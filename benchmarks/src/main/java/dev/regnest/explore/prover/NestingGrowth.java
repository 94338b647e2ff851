package dev.regnest.explore.prover;

import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Model;
import dev.regnest.kernel.PreemptCount;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Values;
import java.util.EnumSet;
import java.util.List;

/** Proofs under a lower limit of nesting than the hardware's, which no era has. */
public final class NestingGrowth {
  private static final int DEEPEST = 15;

  private NestingGrowth() {}

  /**
   * {@return the frame states of a proof under nmi-like-exceptions in which at most {@code most} frames enter like NMIs}
   *
   * <p>Of the 15 units that the HARDIRQ field holds, the rest are taken from the start; so the code believes to be in a hardirq.
   */
  public static long states(String design, int most) {
    Model model = new Model(
        Designs.named(design).orElseThrow(),
        Hypotheses.named("nmi-like-exceptions").orElseThrow().setup(List.of(Register.AX)));
    SliceProver prover =
        new SliceProver(model, EnumSet.allOf(Reduction.class), /* exactDepth= */ true, () -> false);
    Values memory = prover.unfolded().memoryAtFirst();
    int hardirqs = model.cells().stream()
        .filter(cell -> cell.name().equals("preempt_count.hardirq"))
        .findFirst()
        .orElseThrow()
        .address();
    memory.set(hardirqs, (DEEPEST - most) * PreemptCount.HARDIRQ_OFFSET);
    prover.prove(memory);
    return prover.states();
  }
}
