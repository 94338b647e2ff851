package dev.regnest.kernelc;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.run.Sample;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;
import dev.regnest.perf.SamplingPath;
import dev.regnest.perf.UserRegsPath;
import java.util.List;

/** The way of samples whose storage is written in C: each marked function is one sample from init to free. */
final class CSamplingPath extends SamplingPath {
  private final Bodies bodies;
  private final String text;
  private final boolean takesGuard;
  private final List<Register> outputOrder;

  CSamplingPath(Kernel kernel, Bodies bodies, String text, boolean takesGuard) {
    super(kernel);
    this.bodies = bodies;
    this.text = text;
    this.takesGuard = takesGuard;
    outputOrder = UserRegsPath.outputOrder(kernel);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  protected boolean takesGuard() {
    return takesGuard;
  }

  @Override
  protected boolean init(Cpu cpu, PerfSampleData data) {
    return true;
  }

  @Override
  protected void prepare(Cpu cpu, PerfSampleData data) {
    bodies.run(cpu, data.source(), new InC(cpu, data));
  }

  @Override
  protected void output(Cpu cpu, PerfSampleData data) {}

  @Override
  protected void free(Cpu cpu, PerfSampleData data) {}

  @Override
  public void atRest(Cpu cpu) {
    bodies.atRest(cpu);
  }

  /** What the C code of one sample asks for. */
  private final class InC implements Sample {
    private final Cpu cpu;
    private final PerfSampleData data;

    InC(Cpu cpu, PerfSampleData data) {
      this.cpu = cpu;
      this.data = data;
    }

    @Override
    public boolean fill(PtRegs regs) {
      PerfGetRegsUser.copy(cpu, data, regs);
      if (data.abiNone()) {
        observer().answersNone(cpu, data);
        return false;
      }
      observer().pointsAt(cpu, data, regs);
      return true;
    }

    @Override
    public boolean isHalfBuilt() {
      return PerfGetRegsUser.halfBuilt(cpu);
    }

    @Override
    public void none() {
      data.noRegsUser();
      observer().answersNone(cpu, data);
    }

    @Override
    public void point(PtRegs regs) {
      data.regsUser(regs);
      observer().pointsAt(cpu, data, regs);
    }

    @Override
    public void emit(PtRegs regs) {
      for (Register r : outputOrder) {
        regs.output(
            cpu,
            r,
            word -> observer().emits(cpu, data, regs, r, word, SampleObserver.Truth.USER_REGS));
      }
    }

    @Override
    public void drop() {
      observer().drops(cpu, data, "no room");
    }

    @Override
    public PtRegs taskPtRegs() {
      return data.taskPtRegs(cpu);
    }

    @Override
    public boolean userMode() {
      return UserRegsPath.interruptedUserMode(cpu, data);
    }
  }
}
