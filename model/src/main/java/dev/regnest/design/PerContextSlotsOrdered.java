package dev.regnest.design;

import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;

/**
 * Four slots per CPU, picked by {@code interrupt_context_level()}.
 *
 * <p>This is what the patch meant: a slot for each context, provided that no two live samples are of one context.
 */
final class PerContextSlotsOrdered implements RegsUserStorage {
  private final PtRegsSlots regsUser;

  PerContextSlotsOrdered(PerCpu perCpu) {
    regsUser = perCpu.slots("__regs_user", 4);
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return regsUser.at(cpu, cpu.interruptContextLevel());
  }
}
