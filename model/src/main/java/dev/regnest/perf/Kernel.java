package dev.regnest.perf;

import dev.regnest.machine.Machine;

/** What a design is built into: the CPU's memory, the tasks' registers, and who watches. */
public final class Kernel {
  private final PerCpu perCpu;
  private final TaskPtRegs taskPtRegs;
  private final SampleObserver observer;

  /** Lays out the kernel's own cells in {@code machine}. */
  public Kernel(Machine machine, SampleObserver observer) {
    this.perCpu = new PerCpu(machine.layout(), machine.setup());
    this.taskPtRegs = new TaskPtRegs(machine.layout(), machine.setup());
    this.observer = observer;
  }

  /** {@return where the design defines its per-CPU objects} */
  public PerCpu perCpu() {
    return perCpu;
  }

  SampleObserver observer() {
    return observer;
  }

  TaskPtRegs taskPtRegs() {
    return taskPtRegs;
  }
}
