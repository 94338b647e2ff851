package dev.regnest.properties;

import dev.regnest.check.Checker;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Setup;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.RecursionContext;
import java.util.List;
import java.util.Set;

/** Recursion counters on a CPU where nothing ever arrives. */
final class Isolated {
  private final Machine machine =
      new Machine(new Setup(Era.V5_11, Set.of(), Set.of(), Set.of(), List.of(Register.AX)));
  private final Checker checker = new Checker();
  private final RecursionContext recursion = RecursionContext.perCpu(
      new Kernel(machine, checker).perCpu(), "recursion", /* asksServingSoftirq= */ true);
  private final Cpu cpu =
      machine.execution((c, arrival) -> {}, Adversary.NONE, checker, null).cpu();

  Cpu cpu() {
    return cpu;
  }

  RecursionContext recursion() {
    return recursion;
  }

  List<Cell> counters() {
    return machine.cells().stream().filter(c -> c.kind() == Cell.Kind.COUNTER).toList();
  }
}
