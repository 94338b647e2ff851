package dev.regnest.protocol;

import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import dev.regnest.perf.Program;
import java.util.List;
import java.util.function.Consumer;

/** Runs the routine of each source where no samples are taken. */
final class RandomCode implements Program {
  private final Shared shared;

  RandomCode(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Runnable fire(Cpu cpu, EventSource source) {
    cpu.runs(source);
    Entry.of(cpu).codeBegins();
    Routine routine = shared.routine(cpu, source);
    new RoutineRun(shared, routine, cpu, null, null).run(routine.instructions());
    Entry.of(cpu).codeOver();
    return null;
  }

  @Override
  public List<Consumer<Cpu>> atRest() {
    return List.of(shared::atRest);
  }

  @Override
  public boolean copiesWords() {
    return false;
  }
}
