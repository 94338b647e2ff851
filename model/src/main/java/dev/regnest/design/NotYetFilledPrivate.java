package dev.regnest.design;

import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;

/**
 * The sentinel pointer PERF_REGS_NOT_YET_FILLED in the sample's own regs_user.regs, filled at first use.
 *
 * <p>Its author wanted to save the read of a cold cache line that a flag would cost.
 */
final class NotYetFilledPrivate implements RegsUserStorage {
  @Override
  public boolean init(Cpu cpu, PerfSampleData data) {
    data.notYetFilled();
    return true;
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return data.regsUserCopy();
  }

  @Override
  public void fetch(Cpu cpu, PerfSampleData data) {
    if (data.regs() == PerfSampleData.NOT_YET_FILLED) {
      PerfGetRegsUser.copy(cpu, data, slotFor(cpu, data));
    }
  }
}
