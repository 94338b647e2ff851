package dev.regnest.design;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;

/**
 * A per-CPU pile of slots with a counter: init takes the top one, free gives it back, and a full pile refuses.
 *
 * <p>Its author wanted a simple allocator: {@code perf_sample_data_init()} increments, a new {@code perf_sample_data_free()} decrements.
 */
final class Pile implements RegsUserStorage {
  private final Cell nesting;
  private final PtRegsSlots regsUser;

  Pile(PerCpu perCpu, int slots) {
    nesting = perCpu.counter("nesting");
    regsUser = perCpu.slots("__regs_user", slots);
  }

  @Override
  public boolean init(Cpu cpu, PerfSampleData data) {
    int depth = cpu.thisCpuIncReturn(nesting);
    if (depth > regsUser.length()) {
      cpu.thisCpuDec(nesting);
      return false;
    }
    cpu.barrier();
    data.slot(depth - 1);
    return true;
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return regsUser.at(cpu, data.slot());
  }

  @Override
  public void free(Cpu cpu, PerfSampleData data) {
    cpu.barrier();
    cpu.thisCpuDec(nesting);
  }
}
