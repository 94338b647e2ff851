package dev.regnest.stress.nested;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.check.Violation;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Model;
import dev.regnest.explore.Registers;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The model's own designs, with an NMI that another thread raises: does a task's sample show the NMI's words?
 *
 * <p>Stands for: what {@code Nested_01} stands for, on the very classes that the prover judges. The adversary of this run is a line that the
 * other thread raises; the machine asks it at every point of the task and runs the handler inline.
 *
 * <p>Does not stand for: an arrival between two machine instructions, or the compiler's part in it.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Nested_02}.
 *
 * <p>Outcome: 0 if every claim held, 1 if the checker saw Interference, 2 for any other violation.
 */
public final class Nested_02_ModelDesigns {
  private Nested_02_ModelDesigns() {}

  /** One copy for all: an NMI between fill and output stores over it. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "The NMI came before or after.")
  @Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: the NMI's words.")
  @Outcome(expect = FORBIDDEN, desc = "The model allows no other violation.")
  @State
  public static class Single extends Line {
    private static final ThreadLocal<Model> MODEL = model("single");

    @Actor
    public void task(I_Result r) {
      r.r1 = run(MODEL.get());
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  /** A slot for each context: proved, and so never seen to break. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Every claim held.")
  @Outcome(expect = FORBIDDEN, desc = "The model says that this cannot happen.")
  @State
  public static class PerContextSlotsOrdered extends Line {
    private static final ThreadLocal<Model> MODEL = model("percpu4-ordered");

    @Actor
    public void task(I_Result r) {
      r.r1 = run(MODEL.get());
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  static ThreadLocal<Model> model(String design) {
    return ThreadLocal.withInitial(() -> new Model(
        Designs.named(design).orElseThrow(),
        Hypotheses.named("nested-irqs").orElseThrow().setup(Registers.REPRESENTATIVE)));
  }

  /** An interrupt line: raised by one thread, taken once by the other, as an NMI. */
  private abstract static class Line implements Adversary {
    private volatile boolean raised;
    private boolean taken;

    final void raise() {
      raised = true;
    }

    final int run(Model model) {
      model.run(this, null, (cpu, violation) -> {});
      for (Violation violation : model.checker().violations()) {
        return violation instanceof Violation.Interference ? 1 : 2;
      }
      return 0;
    }

    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      if (taken || !raised) {
        return Optional.empty();
      }
      taken = true;
      return Optional.of(Arrival.NMI);
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return false;
    }
  }
}
