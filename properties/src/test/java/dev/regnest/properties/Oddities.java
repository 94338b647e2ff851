package dev.regnest.properties;

import dev.regnest.design.Design;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;

/** Designs that nobody proposed, most of them piles, each broken in a way that no design of the catalogue is. */
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

  /** {@return one slot, and a warning where an NMI asks for it} */
  static Design warning() {
    return UnderTest.design("warns-in-nmi", perCpu -> {
      PtRegsSlots slots = perCpu.slots("slots", 1);
      return (cpu, data) -> {
        cpu.asserts("slot", "WARN_ON(in_nmi())", !cpu.inNmi());
        return slots.at(cpu, 0);
      };
    });
  }

  /** {@return a slot of the sample's own that is chosen in text which is not probed} */
  static Design notProbed() {
    return UnderTest.design("not-probed", perCpu -> (cpu, data) -> {
      boolean was = Frame.of(cpu).inNokprobe(true);
      Driver.of(cpu).point();
      Frame.of(cpu).inNokprobe(was);
      return data.regsUserCopy();
    });
  }

  /** {@return one slot, and a lock that an NMI asks for, and which it has interrupted} */
  static Design hanging() {
    return UnderTest.design("hangs-in-nmi", perCpu -> {
      PtRegsSlots slots = perCpu.slots("slots", 1);
      return (cpu, data) -> {
        if (cpu.inNmi()) {
          throw cpu.hangs("slot", "deadlock: the slot's lock is held already");
        }
        return slots.at(cpu, 0);
      };
    });
  }

  /** {@return one slot, and a BUG_ON() where an NMI asks for it} */
  static Design oopsing() {
    return UnderTest.design("oopses-in-nmi", perCpu -> {
      PtRegsSlots slots = perCpu.slots("slots", 1);
      return (cpu, data) -> {
        if (cpu.inNmi()) {
          throw cpu.oops("slot", "BUG_ON(in_nmi())");
        }
        return slots.at(cpu, 0);
      };
    });
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
