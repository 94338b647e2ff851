package dev.regnest.check;

import dev.regnest.design.Design;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerCpuPtRegs;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import java.util.Set;

/** One copy as nobody proposed it: filled for the first sample there ever is, for every one, or for none. */
final class Copies implements RegsUserStorage {
  private enum Fill {
    ONCE,
    ALWAYS,
    NEVER
  }

  private final Fill fill;
  private final PerCpuPtRegs copy;
  private final Cell filled;

  private Copies(PerCpu perCpu, Fill fill) {
    this.fill = fill;
    this.copy = perCpu.regs("copy");
    this.filled = perCpu.flag("filled", 0);
  }

  static Design filledOnce() {
    return design(Fill.ONCE);
  }

  static Design filledAlways() {
    return design(Fill.ALWAYS);
  }

  static Design answeringNone() {
    return design(Fill.NEVER);
  }

  private static Design design(Fill fill) {
    return new Design(
        "copy",
        "one copy",
        "this test",
        Set.of(),
        kernel -> new UserRegsPath(kernel, new Copies(kernel.perCpu(), fill)));
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return copy.thisCpuPtr(cpu);
  }

  @Override
  public void fetch(Cpu cpu, PerfSampleData data) {
    PtRegs regs = slotFor(cpu, data);
    boolean isFilled = cpu.load(filled) == 1;
    cpu.store(filled, 1);
    if (fill == Fill.NEVER) {
      data.noRegsUser();
    } else if (fill == Fill.ALWAYS || !isFilled) {
      PerfGetRegsUser.copy(cpu, data, regs);
    } else {
      data.regsUser(regs);
    }
  }
}
