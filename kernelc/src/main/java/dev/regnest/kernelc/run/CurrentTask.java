package dev.regnest.kernelc.run;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Parts;
import dev.regnest.perf.PerCpu;

/**
 * What the task is that runs: a user's of 64 bits, one of 32 bits, or a kernel thread, which has no mm and no registers of a user.
 *
 * <p>The first, unless the file asks: then each time a task comes into the kernel it may be any of those that the file can tell apart.
 */
public final class CurrentTask {
  /** PF_KTHREAD. Source: include/linux/sched.h. */
  private static final long PF_KTHREAD = 0x00200000;

  private static final int TASKS = 2;

  private final Image image;
  private final ProgramCode.Asks asks;
  private final Parts<Cell> is32Bit;
  private final long[] mm = new long[TASKS];

  /** Has room for what the tasks of that program are. */
  public CurrentTask(Image image, PerCpu perCpu) {
    this.image = image;
    asks = image.code().asks();
    is32Bit =
        perCpu.parts(TASKS, task -> perCpu.flag("task " + (char) ('A' + task) + " is 32 bit", 0));
    for (int task = 0; task < image.code().tasks().size(); task++) {
      TaskObject its = image.code().tasks().get(task);
      mm[task] = its.mm() < 0 ? 0 : its.object().initial()[its.mm()];
    }
  }

  /** Says what it is from here on. {@return whether it comes from user mode} */
  public boolean comesFromUserMode(Cpu cpu) {
    Driver driver = Driver.of(cpu);
    if (asks.kernelThread() && driver.choose(Arrival.VALUE)) {
      becomes(cpu, /* kernelThread= */ true);
      return false;
    }
    if (asks.abi()) {
      boolean is32 = driver.choose(Arrival.VALUE);
      if (!driver.isRepeating()) {
        driver.poke(is32Bit.get(cpu.current()), is32 ? 1 : 0);
      }
    }
    return true;
  }

  /** It has left: after a kernel thread it is the user's again. */
  public void left(Cpu cpu) {
    if (asks.kernelThread()) {
      becomes(cpu, /* kernelThread= */ false);
    }
  }

  private void becomes(Cpu cpu, boolean kernelThread) {
    if (Driver.of(cpu).isRepeating() || image.code().tasks().isEmpty()) {
      return;
    }
    int task = cpu.current();
    TaskObject its = image.code().tasks().get(task);
    if (its.mm() >= 0) {
      image.poke(cpu, its.object(), its.mm(), was -> kernelThread ? 0 : mm[task]);
    }
    if (its.flags() >= 0) {
      image.poke(
          cpu,
          its.object(),
          its.flags(),
          was -> kernelThread ? was | PF_KTHREAD : was & ~PF_KTHREAD);
    }
  }

  /** {@return whether current runs 32-bit code in user mode} */
  public boolean is32Bit(Cpu cpu) {
    return Driver.of(cpu).peek(is32Bit.get(cpu.current())) != 0;
  }
}
