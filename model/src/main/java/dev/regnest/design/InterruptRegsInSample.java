package dev.regnest.design;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfFetchCallerRegs;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.SampleObserver.Truth;
import dev.regnest.perf.SamplingPath;
import dev.regnest.perf.UserRegsPath;
import java.util.List;

/**
 * The interrupted pt_regs pointer kept inside the sample instead of being passed along.
 *
 * <p>Its author asked for a guarantee: that the registers stay valid for the life of the sample. Software events point at
 * {@code __perf_regs[rctx]}, where {@code perf_fetch_caller_regs()} stores ip, cs, sp and flags.
 */
final class InterruptRegsInSample extends SamplingPath {
  private final PtRegsSlots perfRegs;
  private final List<Register> outputOrder;

  InterruptRegsInSample(Kernel kernel) {
    super(kernel);
    PerCpu perCpu = kernel.perCpu();
    perfRegs = perCpu.slots("__perf_regs", 4);
    outputOrder = UserRegsPath.outputOrder(kernel);
  }

  /** What was interrupted must be of one origin. */
  @Override
  public boolean comparesWords() {
    return true;
  }

  @Override
  protected boolean init(Cpu cpu, PerfSampleData data) {
    return true;
  }

  @Override
  protected void prepare(Cpu cpu, PerfSampleData data) {
    PtRegs regs = data.source().ofCaller() ? callerRegs(cpu, data) : interruptRegs(cpu, data);
    data.regsUser(regs);
    observer().pointsAt(cpu, data, regs);
  }

  private PtRegs callerRegs(Cpu cpu, PerfSampleData data) {
    PtRegs regs = perfRegs.at(cpu, data.rctx());
    PerfFetchCallerRegs.fetch(cpu, data, regs);
    return regs;
  }

  private static PtRegs interruptRegs(Cpu cpu, PerfSampleData data) {
    PtRegs regs = data.interruptRegs();
    for (Register r : cpu.setup().registers()) {
      regs.store(cpu, r, Word.interrupted(r, UserRegsPath.interruptedUserMode(cpu, data)));
    }
    return regs;
  }

  @Override
  protected void output(Cpu cpu, PerfSampleData data) {
    Truth truth = data.source().ofCaller() ? Truth.CALLER : Truth.ONE_ORIGIN;
    for (Register r : outputOrder) {
      PtRegs regs = data.regs();
      regs.output(cpu, r, word -> observer().emits(cpu, data, regs, r, word, truth));
    }
  }

  @Override
  protected void free(Cpu cpu, PerfSampleData data) {}
}
