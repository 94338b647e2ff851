package dev.regnest.design;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerCpuPtRegs;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;

/**
 * One copy per CPU, filled once, with the "already filled" flag set before the fill.
 *
 * <p>Setting the flag first keeps a nested sample from filling it a second time; the mail's "an NMI could hit in the middle of populating".
 */
final class SingleFlagFirst implements RegsUserStorage {
  private final PerCpuPtRegs regsUser;
  private final Cell filled;

  SingleFlagFirst(PerCpu perCpu) {
    regsUser = perCpu.regs("regs_user_copy");
    filled = perCpu.flag("filled", 0);
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return regsUser.thisCpuPtr(cpu);
  }

  @Override
  public void fetch(Cpu cpu, PerfSampleData data) {
    if (PerfGetRegsUser.halfBuilt(cpu, data)) {
      data.noRegsUser();
      return;
    }
    PtRegs regs = slotFor(cpu, data);
    if (cpu.load(filled) == 0) {
      cpu.store(filled, 1);
      cpu.barrier();
      PerfGetRegsUser.fill(cpu, data, regs);
    }
    data.regsUser(regs);
  }
}
