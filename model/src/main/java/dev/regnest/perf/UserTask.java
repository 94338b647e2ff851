package dev.regnest.perf;

import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Switch;

/**
 * The task at the bottom: it enters the kernel, fires its events there, and returns to user mode. A kernel thread in its stead enters from
 * nowhere, and nothing is pushed for it.
 */
public final class UserTask {
  private final TaskPtRegs taskPtRegs;
  private final Program program;

  /** Creates a task of a kernel that runs that program. */
  public UserTask(Kernel kernel, Program program) {
    this.taskPtRegs = kernel.taskPtRegs();
    this.program = program;
  }

  /** Runs it from user mode to user mode, and again whenever the adversary has it enter once more. */
  public void run(Cpu cpu) {
    boolean again;
    do {
      if (program.comesFromUserMode(cpu)) {
        taskPtRegs.syscallEntry(cpu);
      } else {
        Entry.of(cpu).switchToKernelThread();
      }
      inKernel(cpu);
      again = Driver.of(cpu).choose(Arrival.REENTRY);
      program.beforeTaskLeaves(cpu);
      Entry.of(cpu).leaveCounts();
      taskPtRegs.returnToUser(cpu);
      program.taskLeft(cpu);
    } while (again);
  }

  private void inKernel(Cpu cpu) {
    if (cpu.setup().has(Switch.BH_DISABLED)) {
      cpu.localBhDisable();
      fire(cpu);
      cpu.localBhEnable();
    } else {
      fire(cpu);
    }
  }

  private void fire(Cpu cpu) {
    if (cpu.setup().sources().contains(EventSource.TASK_EVENT)) {
      program.fire(cpu, EventSource.TASK_EVENT);
    }
  }
}
