package dev.regnest.explore;

import dev.regnest.design.Design;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerCpuPtRegs;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import java.util.Set;
import java.util.function.Function;

/** Designs that have their barriers or have them not, to see what a compiler makes of them. */
public final class Barriers {
  /** Two live samples of one level, and a compiler that moves accesses. */
  public static final Hypothesis REORDERED = hypothesis(Set.of(Switch.COMPILER_REORDERS));

  /** The same, in program order. */
  public static final Hypothesis IN_ORDER = hypothesis(Set.of());

  private Barriers() {}

  private static Hypothesis hypothesis(Set<Switch> switches) {
    Set<EventSource> sources = Set.of(
        EventSource.TASK_EVENT,
        EventSource.SOFTIRQ_EVENT,
        EventSource.HRTIMER,
        EventSource.PMI,
        EventSource.OPTPROBE,
        EventSource.NESTED_TRACE);
    return new Hypothesis("test", "Test.", sources, Era.V4_4, switches, Set.of());
  }

  /** {@return a slot per context level with a guard, as the recursion context has it} */
  public static Design guard(boolean afterGet, boolean beforePut) {
    return design(perCpu -> new Guard(perCpu, afterGet, beforePut));
  }

  /** {@return a pile whose counter is stepped by plain {@code ++} and {@code --}, or by single instructions} */
  public static Design pile(boolean plain, boolean afterGet, boolean beforePut) {
    return design(perCpu -> new Pile(perCpu, plain, afterGet, beforePut));
  }

  /** {@return one copy, filled once, with the flag set last} */
  public static Design flagLast(boolean beforeFlag) {
    return design(perCpu -> new FlagLast(perCpu, beforeFlag));
  }

  private static Design design(Function<PerCpu, RegsUserStorage> storage) {
    return new Design(
        "test",
        "",
        "",
        Set.of(),
        kernel -> new UserRegsPath(kernel, storage.apply(kernel.perCpu())));
  }

  private static void barrierIf(boolean there, Cpu cpu) {
    if (there) {
      cpu.barrier();
    }
  }

  private record Guard(Cell[] recursion, PtRegsSlots slots, boolean afterGet, boolean beforePut)
      implements RegsUserStorage {
    Guard(PerCpu perCpu, boolean afterGet, boolean beforePut) {
      this(perCpu.counters("recursion", 4), perCpu.slots("slot", 4), afterGet, beforePut);
    }

    @Override
    public boolean takesGuard() {
      return true;
    }

    @Override
    public boolean init(Cpu cpu, PerfSampleData data) {
      int level = cpu.interruptContextLevel();
      if (cpu.load(recursion[level]) != 0) {
        return false;
      }
      cpu.store(recursion[level], 1);
      barrierIf(afterGet, cpu);
      data.slot(level);
      return true;
    }

    @Override
    public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
      return slots.at(cpu, data.slot());
    }

    @Override
    public void free(Cpu cpu, PerfSampleData data) {
      barrierIf(beforePut, cpu);
      cpu.store(recursion[data.slot()], 0);
    }
  }

  private record Pile(
      Cell nesting, PtRegsSlots slots, boolean plain, boolean afterGet, boolean beforePut)
      implements RegsUserStorage {
    Pile(PerCpu perCpu, boolean plain, boolean afterGet, boolean beforePut) {
      this(perCpu.counter("nesting"), perCpu.slots("slot", 8), plain, afterGet, beforePut);
    }

    @Override
    public boolean init(Cpu cpu, PerfSampleData data) {
      int depth = up(cpu);
      if (depth > slots.length()) {
        down(cpu);
        return false;
      }
      barrierIf(afterGet, cpu);
      data.slot(depth - 1);
      return true;
    }

    private int up(Cpu cpu) {
      if (!plain) {
        return cpu.thisCpuIncReturn(nesting);
      }
      int depth = cpu.load(nesting) + 1;
      cpu.store(nesting, depth);
      return depth;
    }

    private void down(Cpu cpu) {
      if (plain) {
        cpu.store(nesting, cpu.load(nesting) - 1);
      } else {
        cpu.thisCpuDec(nesting);
      }
    }

    @Override
    public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
      return slots.at(cpu, data.slot());
    }

    @Override
    public void free(Cpu cpu, PerfSampleData data) {
      barrierIf(beforePut, cpu);
      down(cpu);
    }
  }

  private record FlagLast(PerCpuPtRegs copy, Cell filled, boolean beforeFlag)
      implements RegsUserStorage {
    FlagLast(PerCpu perCpu, boolean beforeFlag) {
      this(perCpu.regs("copy"), perCpu.flag("filled", 0), beforeFlag);
    }

    @Override
    public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
      return copy.thisCpuPtr(cpu);
    }

    @Override
    public void fetch(Cpu cpu, PerfSampleData data) {
      PtRegs regs = slotFor(cpu, data);
      if (cpu.load(filled) == 0) {
        PerfGetRegsUser.fill(cpu, data, regs);
        barrierIf(beforeFlag, cpu);
        cpu.store(filled, 1);
      }
      data.regsUser(regs);
    }
  }
}
