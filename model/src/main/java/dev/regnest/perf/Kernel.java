package dev.regnest.perf;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Interposition;
import dev.regnest.machine.Machine;
import java.util.List;

/** What a design is built into: the CPU's memory, the tasks' registers, and who watches. */
public final class Kernel {
  private final Machine machine;
  private final PerCpu perCpu;
  private final TaskPtRegs taskPtRegs;
  private final SampleObserver observer;

  /** Lays out the kernel's own cells in {@code machine}. */
  public Kernel(Machine machine, SampleObserver observer) {
    this.machine = machine;
    this.perCpu = new PerCpu(machine.layout(), machine.setup());
    this.taskPtRegs = new TaskPtRegs(machine.layout(), machine.setup());
    this.observer = observer;
  }

  /** {@return where the design defines its per-CPU objects} */
  public PerCpu perCpu() {
    return perCpu;
  }

  /** Puts {@code between} between the code and what carries out its operations. */
  public void interpose(Interposition between) {
    machine.interpose(between);
  }

  /** Says that several handlers share a level, of which one runs at each arrival. */
  void share(Arrival arrival, List<String> handlers) {
    machine.share(arrival, handlers);
  }

  SampleObserver observer() {
    return observer;
  }

  TaskPtRegs taskPtRegs() {
    return taskPtRegs;
  }
}
