package dev.regnest.stress.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Model;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.NestedExecution;
import dev.regnest.machine.Word;
import java.util.List;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The model's own {@code single-flag-last}, its memory looked at from beside: can the flag be seen before the word it vouches for?
 *
 * <p>Stands for: the {@code barrier()} between filling the copy and saying that it is filled, with memory that is plain in Java and a
 * {@code barrier()} that the compiler does not know of. On one CPU an interrupt sees the stores in compiled order, and so does a second thread
 * on x86.
 *
 * <p>Does not stand for: an NMI, which never runs beside what it interrupts; so what is seen here is no counterexample, only a reason to
 * want the barrier.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Publication_02}.
 *
 * <p>Outcome: the flag, then whether the word was filled.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the fill.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Between fill and flag.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Filled, and said so.")
@Outcome(id = "1, 0", expect = ACCEPTABLE_INTERESTING, desc = "Said so before it was filled.")
@State
public class Publication_02_ModelFlag {
  private static final Adversary NOTHING_ARRIVES = new Adversary() {
    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      return Optional.empty();
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return false;
    }
  };

  private final Model model = new Model(
      Designs.named("single-flag-last").orElseThrow(),
      Hypotheses.named("nested-irqs").orElseThrow().setup(List.of(Register.IP)));
  private final Cell filled = cell("filled");
  private final Cell word = cell("regs_user_copy.ip");
  private final NestedExecution execution =
      model.machine().execution(model.handler(), NOTHING_ARRIVES, model.checker(), null);

  private Cell cell(String name) {
    return model.cells().stream()
        .filter(cell -> cell.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A task takes its sample. */
  @Actor
  public void task() {
    model.task().run(execution.cpu());
  }

  /** Somebody looks at the flag, and then at the word. */
  @Actor
  public void reader(II_Result r) {
    r.r1 = execution.cpu().driver().peek(filled);
    r.r2 = execution.cpu().driver().peek(word) == Word.NEVER_FILLED.token() ? 0 : 1;
  }
}
