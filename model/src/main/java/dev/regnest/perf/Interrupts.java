package dev.regnest.perf;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.PreemptCount;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Handler;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Map;

/**
 * The handlers: entry, what their sources fire in the program, return, for everything that may arrive.
 *
 * <p>Sources: kernel/softirq.c, include/linux/hardirq.h, arch/x86/kernel/nmi.c, arch/x86/kernel/traps.c.
 */
public final class Interrupts implements Handler {
  /** What each fires in the program, where that may have several handlers; the sampling path is traced by one. */
  private static final Map<Arrival, EventSource> FIRES = Map.of(
      Arrival.SOFTIRQ, EventSource.SOFTIRQ_EVENT,
      Arrival.HARDIRQ, EventSource.HRTIMER,
      Arrival.NMI, EventSource.PMI,
      Arrival.BREAKPOINT, EventSource.BREAKPOINT,
      Arrival.KPROBE, EventSource.KPROBE,
      Arrival.OPTPROBE, EventSource.OPTPROBE,
      Arrival.TRACE, EventSource.ENTRY_TRACE);

  private final TaskPtRegs taskPtRegs;
  private final Program program;

  /** Creates the handlers of a kernel that runs that program. */
  public Interrupts(Kernel kernel, Program program) {
    this.taskPtRegs = kernel.taskPtRegs();
    this.program = program;
    FIRES.forEach((arrival, source) -> {
      List<String> handlers = program.handlers(source);
      if (!handlers.isEmpty()) {
        kernel.share(arrival, handlers);
      }
    });
  }

  @Override
  public void run(Cpu cpu, Arrival arrival) {
    Entry entry = Entry.of(cpu);
    int place = entry.interrupt();
    if (entry.isUserMode(place)) {
      enter(cpu, arrival);
    }
    Runnable kept = handle(cpu, entry, arrival);
    if (kept != null) {
      entry.handlerReturned();
      kept.run();
    }
    entry.leaveCounts();
    if (entry.isUserMode(place)) {
      taskPtRegs.returnToUser(cpu);
    }
    entry.resume(place);
  }

  /** Into an NMI's entry nothing comes that samples, as it masks the next one. */
  private void enter(Cpu cpu, Arrival arrival) {
    if (arrival == Arrival.HARDIRQ) {
      taskPtRegs.interruptEntry(cpu);
    } else {
      taskPtRegs.entryAtOnce(cpu);
    }
  }

  private Runnable handle(Cpu cpu, Entry entry, Arrival arrival) {
    switch (arrival) {
      case SOFTIRQ:
        return softirq(cpu, entry);
      case HARDIRQ:
        return hardirq(cpu, entry);
      case NMI:
        return nmi(cpu, entry);
      case BREAKPOINT:
        return debugException(cpu, entry);
      case KPROBE:
        return kprobe(cpu, entry);
      case OPTPROBE:
        optprobe(cpu, entry);
        return null;
      case MACHINE_CHECK:
        return exception(cpu, entry, null);
      case FAULT:
        Driver.of(cpu).point();
        entry.iret();
        return null;
      case TRACE:
        program.fire(cpu, entry.firedInLag() ? EventSource.ENTRY_TRACE : EventSource.NESTED_TRACE);
        return null;
      case PREEMPTION:
        preemptingTask(cpu, entry);
        return null;
      default:
        throw new IllegalArgumentException(
            "\"" + arrival.letter() + "\" has no frame; it is a choice");
    }
  }

  private Runnable softirq(Cpu cpu, Entry entry) {
    entry.servingSoftirq(true);
    Runnable kept = program.fire(cpu, EventSource.SOFTIRQ_EVENT);
    Driver.of(cpu).point();
    if (entry.restoreCounts()) {
      cpu.leftCountChanged();
    }
    entry.servingSoftirq(false);
    return kept;
  }

  private Runnable hardirq(Cpu cpu, Entry entry) {
    boolean wereOff = entry.irqsOff(true);
    lag(cpu, entry);
    entry.addHardirqCount(PreemptCount.HARDIRQ_OFFSET);
    if (cpu.setup().has(Switch.IRQS_ON_IN_HARDIRQ)) {
      cpu.localIrqEnable();
    }
    Runnable kept = program.fire(cpu, EventSource.HRTIMER);
    Driver.of(cpu).point();
    entry.addHardirqCount(-PreemptCount.HARDIRQ_OFFSET);
    entry.irqsOff(wereOff);
    return kept;
  }

  private Runnable nmi(Cpu cpu, Entry entry) {
    if (!entry.nmi()) {
      return null;
    }
    boolean wereOff = entry.irqsOff(true);
    lag(cpu, entry);
    entry.nmiCount(/* enter= */ true);
    Runnable kept = null;
    boolean latched;
    do {
      Driver.of(cpu).loopHead();
      kept = program.fire(cpu, EventSource.PMI);
      Driver.of(cpu).point();
      entry.leaveCounts();
      latched = entry.nmiLatched();
      if (latched && kept != null) {
        kept.run();
      }
    } while (latched);
    entry.nmiCount(/* enter= */ false);
    entry.irqsOff(wereOff);
    return kept;
  }

  private Runnable debugException(Cpu cpu, Entry entry) {
    int dr7 = entry.debugSave();
    Runnable kept = exception(cpu, entry, EventSource.BREAKPOINT);
    entry.debugRestore(dr7);
    return kept;
  }

  private Runnable kprobe(Cpu cpu, Entry entry) {
    entry.kprobeRunning(true);
    Runnable kept = exception(cpu, entry, EventSource.KPROBE);
    entry.kprobeRunning(false);
    return kept;
  }

  /** No exception: it runs in the context that it hit. Nothing comes before it is noted that it runs, as its own text is not probed. */
  private void optprobe(Cpu cpu, Entry entry) {
    boolean irqs = cpu.era().optprobesTurnIrqsOff();
    boolean wereOff = cpu.irqsOff();
    if (irqs) {
      entry.irqsOff(true);
    } else {
      entry.preemptionOff(true);
    }
    entry.kprobeRunning(true);
    program.fire(cpu, EventSource.OPTPROBE);
    Driver.of(cpu).point();
    entry.kprobeRunning(false);
    if (irqs) {
      entry.irqsOff(wereOff);
    } else {
      entry.preemptionOff(false);
    }
  }

  private Runnable exception(Cpu cpu, Entry entry, EventSource source) {
    boolean wereOff = entry.irqsOff(true);
    entry.exceptionCount(/* enter= */ true);
    Runnable kept = source == null ? null : program.fire(cpu, source);
    Driver.of(cpu).point();
    entry.exceptionCount(/* enter= */ false);
    entry.irqsOff(wereOff);
    entry.iret();
    return kept;
  }

  /** Another task, inside the kernel with a complete entry of its own, runs what a task does and gives the CPU back. */
  private void preemptingTask(Cpu cpu, Entry entry) {
    boolean hadEntered = cpu.entryComplete();
    int was = entry.switchTo(1);
    if (program.comesFromUserMode(cpu)) {
      taskPtRegs.entryAtOnce(cpu);
    } else {
      entry.switchToKernelThread();
    }
    program.fire(cpu, EventSource.TASK_EVENT);
    Driver.of(cpu).point();
    taskPtRegs.returnToUser(cpu);
    program.taskLeft(cpu);
    entry.switchTo(was);
    if (hadEntered) {
      entry.complete();
    }
  }

  private static void lag(Cpu cpu, Entry entry) {
    if (cpu.setup().has(Switch.ENTRY_LAG)) {
      entry.lag(true);
      Driver.of(cpu).point();
      entry.lag(false);
    }
  }
}
