package dev.regnest.perf;

import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;

/** The task at the bottom: it enters the kernel, takes its samples, and returns to user mode. */
public final class UserTask {
  private final TaskPtRegs taskPtRegs;
  private final SamplingPath path;

  /** Creates a task of a kernel whose samples go that way. */
  public UserTask(Kernel kernel, SamplingPath path) {
    this.taskPtRegs = kernel.taskPtRegs();
    this.path = path;
  }

  /** Runs it once, from user mode to user mode. */
  public void run(Cpu cpu) {
    taskPtRegs.syscallEntry(cpu);
    boolean bhDisabled = cpu.setup().has(Switch.BH_DISABLED);
    if (bhDisabled) {
      cpu.localBhDisable();
    }
    sample(cpu);
    if (cpu.setup().has(Switch.REENTRY)) {
      if (cpu.driver().choose(Arrival.REENTRY)) {
        taskPtRegs.returnToUser(cpu);
        taskPtRegs.syscallEntry(cpu);
      }
      sample(cpu);
    }
    if (bhDisabled) {
      cpu.localBhEnable();
    }
    cpu.driver().point();
    path.beforeTaskLeaves(cpu);
    taskPtRegs.returnToUser(cpu);
  }

  private void sample(Cpu cpu) {
    if (cpu.setup().sources().contains(EventSource.TASK_EVENT)) {
      path.sample(cpu, EventSource.TASK_EVENT);
    }
  }
}
