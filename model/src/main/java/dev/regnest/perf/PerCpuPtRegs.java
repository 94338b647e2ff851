package dev.regnest.perf;

import dev.regnest.machine.Cpu;

/** One pt_regs per CPU: DEFINE_PER_CPU(struct pt_regs, name). */
public final class PerCpuPtRegs {
  private final PtRegs[] each;

  PerCpuPtRegs(PtRegs[] each) {
    this.each = each;
  }

  /** {@return {@code this_cpu_ptr(&name)}: that of the CPU which runs the code now, and it stays that wherever the task moves} */
  public PtRegs thisCpuPtr(Cpu cpu) {
    return perCpuPtr(cpu.smpProcessorId());
  }

  /** {@return per_cpu_ptr(&name, processor)} */
  PtRegs perCpuPtr(int processor) {
    return each[processor];
  }
}
