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
 * The sentinel pointer in a per-CPU regs_user, beside one per-CPU copy: set to the copy at first use, which is then filled.
 *
 * <p>It takes the sentinel and the single copy of the mail together, so that whoever reads the pointer trusts the copy.
 */
final class NotYetFilledShared implements RegsUserStorage {
  private static final int NOT_YET_FILLED = -1;
  private static final int COPY = 1;

  private final Cell pointer;
  private final PerCpuPtRegs regsUser;

  NotYetFilledShared(PerCpu perCpu) {
    pointer = perCpu.flag("regs_user.regs", NOT_YET_FILLED);
    regsUser = perCpu.regs("regs_user_copy");
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
    if (cpu.load(pointer) == NOT_YET_FILLED) {
      cpu.store(pointer, COPY);
      PerfGetRegsUser.fill(cpu, data, regs);
    }
    data.regsUser(regs);
  }

  @Override
  public void free(Cpu cpu, PerfSampleData data) {
    cpu.store(pointer, NOT_YET_FILLED);
  }
}
