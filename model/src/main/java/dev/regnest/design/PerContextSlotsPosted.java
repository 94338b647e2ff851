package dev.regnest.design;

import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;

/**
 * Four slots per CPU, picked by asking where we are, in the order the patch asks.
 *
 * <p>Its author believed that each context had a slot of its own; but {@code in_interrupt()} is also true in a softirq and wherever
 * bottom halves are disabled, so slot 2 is never picked and slot 1 is shared.
 */
final class PerContextSlotsPosted implements RegsUserStorage {
  private final PtRegsSlots regsUser;

  PerContextSlotsPosted(PerCpu perCpu) {
    regsUser = perCpu.slots("__regs_user", 4);
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    if (cpu.inNmi()) {
      return regsUser.at(cpu, 0);
    }
    if (cpu.inInterrupt()) {
      return regsUser.at(cpu, 1);
    }
    if (cpu.inServingSoftirq()) {
      return regsUser.at(cpu, 2);
    }
    return regsUser.at(cpu, 3);
  }
}
