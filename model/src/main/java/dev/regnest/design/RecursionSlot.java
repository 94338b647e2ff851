package dev.regnest.design;

import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RecursionContext;
import dev.regnest.perf.RegsUserStorage;

/**
 * The slot of the recursion context: every source takes the guard once, keeps its level until output, and is dropped if it is busy.
 *
 * <p>Its author saw that perf counts recursion already and asked whether the two could be merged.
 */
final class RecursionSlot implements RegsUserStorage {
  private final RecursionContext recursion;
  private final PtRegsSlots regsUser;

  RecursionSlot(PerCpu perCpu, boolean asksServingSoftirq) {
    recursion = RecursionContext.swevent(perCpu, "recursion", asksServingSoftirq);
    regsUser = perCpu.slots("__regs_user", 4);
  }

  @Override
  public boolean takesGuard() {
    return true;
  }

  @Override
  public boolean init(Cpu cpu, PerfSampleData data) {
    data.slot(recursion.get(cpu));
    return data.slot() != RecursionContext.BUSY;
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return regsUser.at(cpu, data.slot());
  }

  @Override
  public void free(Cpu cpu, PerfSampleData data) {
    recursion.put(cpu, data.slot());
  }
}
