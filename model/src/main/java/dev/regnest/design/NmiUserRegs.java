package dev.regnest.design;

import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerCpuPtRegs;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;

/**
 * Upstream since 2020: task_pt_regs itself unless in an NMI, and there one per-CPU copy after the range test.
 *
 * <p>Its author relied on interrupts being off while task_pt_regs is built, so that only an NMI can see it half built.
 */
final class NmiUserRegs implements RegsUserStorage {
  private final PerCpuPtRegs nmiUserRegs;

  NmiUserRegs(PerCpu perCpu) {
    nmiUserRegs = perCpu.regs("nmi_user_regs");
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return nmiUserRegs.thisCpuPtr(cpu);
  }

  @Override
  public void fetch(Cpu cpu, PerfSampleData data) {
    if (!cpu.inNmi()) {
      data.regsUser(data.taskPtRegs(cpu));
      return;
    }
    PerfGetRegsUser.copy(cpu, data, slotFor(cpu, data));
  }
}
