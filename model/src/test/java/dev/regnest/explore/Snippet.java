package dev.regnest.explore;

import dev.regnest.design.Design;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.Program;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A few lines of code of a test's own, run by a task and by the NMIs that interrupt it; no samples are taken.
 *
 * <p>The task has a point before, in user mode, and one after, where it returns; an NMI has the latter.
 */
record Snippet(BiConsumer<Cpu, EventSource> lines) implements Program {
  static final List<Register> WORD = List.of(Register.AX);

  static Design design(Function<PerCpu, BiConsumer<Cpu, EventSource>> lines) {
    return new Design(
        "snippet",
        "runs a few lines",
        "this test",
        Set.of(),
        kernel -> new Snippet(lines.apply(kernel.perCpu())));
  }

  /** {@return that NMIs interrupt the task, and what else the test says} */
  static Hypothesis hypothesis(Set<Switch> switches, Arrival... others) {
    return new Hypothesis(
        "snippet",
        "NMIs interrupt a task.",
        Set.of(EventSource.TASK_EVENT, EventSource.PMI),
        Era.V5_11,
        switches,
        Set.of(others));
  }

  @Override
  public Runnable fire(Cpu cpu, EventSource source) {
    cpu.runs(source);
    lines.accept(cpu, source);
    return null;
  }
}
