package dev.regnest.properties;

import dev.regnest.design.Design;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;

/** Piles that nobody proposed, each broken in a way that no design of the catalogue is. */
final class Oddities implements RegsUserStorage {
  private final Cell nesting;
  private final PtRegsSlots slots;
  private final boolean keepsOneInAnNmi;

  private Oddities(PerCpu perCpu, int length, boolean keepsOneInAnNmi) {
    this.nesting = perCpu.counter("nesting");
    this.slots = perCpu.slots("slots", length);
    this.keepsOneInAnNmi = keepsOneInAnNmi;
  }

  /** {@return a pile of two that refuses nobody} */
  static Design unrefusing() {
    return UnderTest.design("pile-unrefusing", perCpu -> new Oddities(perCpu, 2, false));
  }

  /** {@return a pile that an NMI does not give its slot back to} */
  static Design leaking() {
    return UnderTest.design("pile-leaking", perCpu -> new Oddities(perCpu, 64, true));
  }

  @Override
  public boolean init(Cpu cpu, PerfSampleData data) {
    data.slot(cpu.thisCpuIncReturn(nesting) - 1);
    return true;
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return slots.at(cpu, data.slot());
  }

  @Override
  public void free(Cpu cpu, PerfSampleData data) {
    if (!keepsOneInAnNmi || !cpu.inNmi()) {
      cpu.thisCpuDec(nesting);
    }
  }
}
