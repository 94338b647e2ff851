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

  /** Runs it from user mode to user mode, and again whenever the adversary has it enter once more. */
  public void run(Cpu cpu) {
    boolean again;
    do {
      taskPtRegs.syscallEntry(cpu);
      inKernel(cpu);
      again = cpu.driver().choose(Arrival.REENTRY);
      path.beforeTaskLeaves(cpu);
      taskPtRegs.returnToUser(cpu);
    } while (again);
  }

  private void inKernel(Cpu cpu) {
    if (cpu.setup().has(Switch.BH_DISABLED)) {
      cpu.localBhDisable();
      sample(cpu);
      cpu.localBhEnable();
    } else {
      sample(cpu);
    }
  }

  private void sample(Cpu cpu) {
    if (cpu.setup().sources().contains(EventSource.TASK_EVENT)) {
      path.sample(cpu, EventSource.TASK_EVENT);
    }
  }
}
