package dev.regnest.check;

import dev.regnest.design.Design;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import java.util.Set;

/** Piles of slots as nobody proposed them: freed never or twice, or with no refusal when they are full. */
final class Piles implements RegsUserStorage {
  private final Cell nesting;
  private final PtRegsSlots slots;
  private final int frees;

  private Piles(PerCpu perCpu, int length, int frees) {
    this.nesting = perCpu.counter("nesting");
    this.slots = perCpu.slots("__regs_user", length);
    this.frees = frees;
  }

  static Design kept() {
    return design(4, 1);
  }

  static Design neverFreed() {
    return design(4, 0);
  }

  static Design freedTwice() {
    return design(4, 2);
  }

  static Design neverRefusing(int length) {
    return design(length, 1);
  }

  private static Design design(int length, int frees) {
    return new Design(
        "pile",
        "a pile that forgets something",
        "this test",
        Set.of(),
        kernel -> new UserRegsPath(kernel, new Piles(kernel.perCpu(), length, frees)));
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
    for (int i = 0; i < frees; i++) {
      cpu.thisCpuDec(nesting);
    }
  }
}
