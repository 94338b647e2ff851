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
 * One copy per CPU, filled once, with the "already filled" flag set after the fill and, if asked, cleared by every sample on exit.
 *
 * <p>A sample nested in the fill sees no flag, fills all of it, and the outer one stores the same values again; what makes the copy stale
 * is the next kernel entry.
 */
final class SingleFlagLast implements RegsUserStorage {
  private final PerCpuPtRegs regsUser;
  private final Cell filled;
  private final boolean clearedOnExit;

  SingleFlagLast(PerCpu perCpu, boolean clearedOnExit) {
    regsUser = perCpu.regs("regs_user_copy");
    filled = perCpu.flag("filled", 0);
    this.clearedOnExit = clearedOnExit;
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
      PerfGetRegsUser.fill(cpu, data, regs);
      cpu.barrier();
      cpu.store(filled, 1);
    }
    data.regsUser(regs);
  }

  @Override
  public void free(Cpu cpu, PerfSampleData data) {
    if (clearedOnExit) {
      cpu.store(filled, 0);
    }
  }
}
