package dev.regnest.properties;

import dev.regnest.design.Design;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;

/** A slot and a busy flag for each level of context, with barriers or without: where they are, the flag covers the slot. */
final class GuardedLevels implements RegsUserStorage {
  private static final int LEVELS = 4;

  private final Cell[] busy;
  private final PtRegsSlots slots;
  private final boolean barriers;

  private GuardedLevels(PerCpu perCpu, boolean barriers) {
    busy = perCpu.counters("busy", LEVELS);
    slots = perCpu.slots("slot", LEVELS);
    this.barriers = barriers;
  }

  static Design withBarriers() {
    return UnderTest.design("levels", perCpu -> new GuardedLevels(perCpu, true));
  }

  static Design withoutBarriers() {
    return UnderTest.design("levels-no-barriers", perCpu -> new GuardedLevels(perCpu, false));
  }

  @Override
  public boolean takesGuard() {
    return true;
  }

  @Override
  public boolean init(Cpu cpu, PerfSampleData data) {
    int level = cpu.interruptContextLevel();
    if (cpu.load(busy[level]) != 0) {
      return false;
    }
    cpu.store(busy[level], 1);
    barrier(cpu);
    data.slot(level);
    return true;
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return slots.at(cpu, data.slot());
  }

  @Override
  public void free(Cpu cpu, PerfSampleData data) {
    barrier(cpu);
    cpu.store(busy[data.slot()], 0);
  }

  private void barrier(Cpu cpu) {
    if (barriers) {
      cpu.barrier();
    }
  }
}
