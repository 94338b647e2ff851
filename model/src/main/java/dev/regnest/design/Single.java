package dev.regnest.design;

import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerCpuPtRegs;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;

/**
 * One copy per CPU, filled by every sample.
 *
 * <p>Its author noted that there is only ever one set of user regs at a time, so nested samples store the same values.
 */
final class Single implements RegsUserStorage {
  private final PerCpuPtRegs regsUser;

  Single(PerCpu perCpu) {
    regsUser = perCpu.regs("regs_user_copy");
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return regsUser.thisCpuPtr(cpu);
  }
}
