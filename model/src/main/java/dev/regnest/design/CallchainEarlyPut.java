package dev.regnest.design;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.CallchainEntry;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RecursionContext;
import dev.regnest.perf.SampleObserver.Truth;
import dev.regnest.perf.SamplingPath;
import dev.regnest.perf.UserRegsPath;
import java.util.List;

/**
 * The neighbour: a callchain entry per context level, whose recursion context is put before the entry is written out.
 *
 * <p>{@code get_perf_callchain()} returns a pointer into the entry of its level; the header size is taken from nr at prepare, the copy at
 * output. A sample that finds its level's entry taken goes out with an empty callchain. Source: kernel/events/callchain.c, v4.4 to v6.19.
 */
final class CallchainEarlyPut extends SamplingPath {
  private final RecursionContext callchainRecursion;
  private final Cell[][] nr;
  private final PtRegsSlots entries;
  private final List<Register> outputOrder;

  CallchainEarlyPut(Kernel kernel) {
    super(kernel);
    PerCpu perCpu = kernel.perCpu();
    callchainRecursion = RecursionContext.perCpu(
        perCpu, "callchain_recursion", perCpu.setup().era().recursionAsksServingSoftirq());
    nr = new Cell[4][];
    for (int level = 0; level < nr.length; level++) {
      nr[level] = perCpu.lengths("callchain[" + level + "].nr");
    }
    entries = perCpu.slots("callchain", nr.length);
    outputOrder = UserRegsPath.outputOrder(kernel);
  }

  @Override
  protected boolean init(Cpu cpu, PerfSampleData data) {
    return true;
  }

  @Override
  protected void prepare(Cpu cpu, PerfSampleData data) {
    int rctx = callchainRecursion.get(cpu);
    if (rctx == RecursionContext.BUSY) {
      data.noRegsUser();
      observer().emitsEmptyCallchain(cpu, data, "callchain_recursion is taken");
      return;
    }
    int processor = cpu.smpProcessorId();
    PtRegs entry = entries.at(cpu, processor, rctx);
    data.callchainNr(nr[rctx][processor]);
    new CallchainEntry(data.callchainNr(), entry).store(cpu, data);
    callchainRecursion.put(cpu, rctx);
    data.regsUser(entry);
    observer().pointsAt(cpu, data, entry);
  }

  @Override
  protected void output(Cpu cpu, PerfSampleData data) {
    if (data.abiNone()) {
      return;
    }
    Cell length = data.callchainNr();
    observer().emitsLength(cpu, data, length, cpu.loadWord(length));
    for (Register r : outputOrder) {
      PtRegs entry = data.regs();
      entry.output(cpu, r, word -> observer().emits(cpu, data, entry, r, word, Truth.OWN));
    }
  }

  @Override
  protected void free(Cpu cpu, PerfSampleData data) {}
}
