package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a sample with PERF_SAMPLE_REGS_USER over one storage.
 *
 * <p>Source: kernel/events/core.c {@code perf_sample_regs_user()} and {@code perf_output_sample_regs()}.
 */
public class UserRegsPath extends SamplingPath {
  private final RegsUserStorage storage;
  private final List<Register> outputOrder;

  /** Creates the path over that storage. */
  public UserRegsPath(Kernel kernel, RegsUserStorage storage) {
    super(kernel);
    this.storage = storage;
    outputOrder = outputOrder(kernel);
  }

  /** {@return the words of a run in the order in which they are written out} */
  public static List<Register> outputOrder(Kernel kernel) {
    List<Register> copied = kernel.perCpu().registers();
    return Register.outputOrder().stream().filter(copied::contains).toList();
  }

  @Override
  protected boolean takesGuard() {
    return storage.takesGuard();
  }

  @Override
  protected boolean init(Cpu cpu, PerfSampleData data) {
    return storage.init(cpu, data);
  }

  @Override
  protected void prepare(Cpu cpu, PerfSampleData data) {
    if (userMode(cpu, data)) {
      data.regsUser(data.taskPtRegs(cpu));
    } else {
      storage.fetch(cpu, data);
    }
    if (data.abiNone()) {
      observer().answersNone(cpu, data);
    } else {
      observer().pointsAt(cpu, data, data.regs());
    }
  }

  /** {@return user_mode() of the registers that this sample was given} */
  protected boolean userMode(Cpu cpu, PerfSampleData data) {
    return interruptedUserMode(cpu, data);
  }

  /** user_mode(regs): software events hand over their caller's registers, which are the kernel's. {@return its answer} */
  public static boolean interruptedUserMode(Cpu cpu, PerfSampleData data) {
    return !data.source().ofCaller() && cpu.interruptedUserMode();
  }

  @Override
  protected void output(Cpu cpu, PerfSampleData data) {
    if (data.abiNone()) {
      return;
    }
    if (userMode(cpu, data)) {
      // Such a sample points at live task_pt_regs, whatever the design.
      Entry.of(cpu).ends();
    }
    PtRegs regs = data.regs();
    for (Register r : outputOrder) {
      regs.output(
          cpu,
          r,
          word -> observer().emits(cpu, data, regs, r, word, SampleObserver.Truth.USER_REGS));
    }
  }

  @Override
  protected void free(Cpu cpu, PerfSampleData data) {
    storage.free(cpu, data);
  }

  @Override
  public List<Class<?>> code() {
    List<Class<?>> code = new ArrayList<>(super.code());
    code.addAll(storage.code());
    return code;
  }
}
