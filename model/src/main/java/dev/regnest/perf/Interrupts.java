package dev.regnest.perf;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.PreemptCount;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Handler;
import dev.regnest.machine.Switch;

/**
 * The handlers: entry, one sample, return, for everything that may arrive.
 *
 * <p>Sources: kernel/softirq.c, include/linux/hardirq.h, arch/x86/kernel/nmi.c, arch/x86/kernel/traps.c.
 */
public final class Interrupts implements Handler {
  private final TaskPtRegs taskPtRegs;
  private final SamplingPath path;

  /** Creates the handlers of a kernel whose samples go that way. */
  public Interrupts(Kernel kernel, SamplingPath path) {
    this.taskPtRegs = kernel.taskPtRegs();
    this.path = path;
  }

  @Override
  public void run(Cpu cpu, Arrival arrival) {
    Entry entry = cpu.entry();
    int place = entry.interrupt();
    if (entry.isUserMode(place)) {
      taskPtRegs.interruptEntry(cpu);
    }
    PerfSampleData kept = handle(cpu, entry, arrival);
    if (kept != null) {
      path.outputLater(cpu, kept);
    }
    if (entry.isUserMode(place)) {
      taskPtRegs.returnToUser(cpu);
    }
    entry.resume(place);
  }

  private PerfSampleData handle(Cpu cpu, Entry entry, Arrival arrival) {
    switch (arrival) {
      case SOFTIRQ:
        return softirq(cpu, entry);
      case HARDIRQ:
        return hardirq(cpu, entry);
      case NMI:
        return nmi(cpu, entry);
      case BREAKPOINT:
        return exception(cpu, entry, EventSource.BREAKPOINT);
      case KPROBE:
        return exception(cpu, entry, EventSource.KPROBE);
      case MACHINE_CHECK:
        return exception(cpu, entry, null);
      case FAULT:
        cpu.driver().point();
        entry.iret();
        return null;
      case TRACE:
        path.sample(cpu, entry.firedInLag() ? EventSource.ENTRY_TRACE : EventSource.NESTED_TRACE);
        return null;
      case PREEMPTION:
        preemptingTask(cpu, entry);
        return null;
      default:
        throw new IllegalArgumentException(
            "\"" + arrival.letter() + "\" has no frame; it is a choice");
    }
  }

  private PerfSampleData softirq(Cpu cpu, Entry entry) {
    entry.servingSoftirq(true);
    PerfSampleData kept = take(cpu, EventSource.SOFTIRQ_EVENT);
    cpu.driver().point();
    entry.servingSoftirq(false);
    return kept;
  }

  private PerfSampleData hardirq(Cpu cpu, Entry entry) {
    boolean wereOff = entry.irqsOff(true);
    lag(cpu, entry);
    entry.addHardirqCount(PreemptCount.HARDIRQ_OFFSET);
    if (cpu.setup().has(Switch.IRQS_ON_IN_HARDIRQ)) {
      cpu.localIrqEnable();
    }
    PerfSampleData kept = take(cpu, EventSource.HRTIMER);
    cpu.driver().point();
    entry.addHardirqCount(-PreemptCount.HARDIRQ_OFFSET);
    entry.irqsOff(wereOff);
    return kept;
  }

  private PerfSampleData nmi(Cpu cpu, Entry entry) {
    if (!entry.nmi()) {
      return null;
    }
    boolean wereOff = entry.irqsOff(true);
    lag(cpu, entry);
    entry.nmiCount(/* enter= */ true);
    PerfSampleData kept = null;
    boolean latched;
    do {
      cpu.driver().loopHead();
      kept = take(cpu, EventSource.PMI);
      cpu.driver().point();
      latched = entry.nmiLatched();
      if (latched && kept != null) {
        path.outputLater(cpu, kept);
      }
    } while (latched);
    entry.nmiCount(/* enter= */ false);
    entry.irqsOff(wereOff);
    return kept;
  }

  private PerfSampleData exception(Cpu cpu, Entry entry, EventSource source) {
    boolean wereOff = entry.irqsOff(true);
    boolean likeNmi = entry.exceptionsEnterLikeNmi();
    if (likeNmi) {
      entry.nmiCount(/* enter= */ true);
    }
    PerfSampleData kept = source == null ? null : take(cpu, source);
    cpu.driver().point();
    if (likeNmi) {
      entry.nmiCount(/* enter= */ false);
    }
    entry.irqsOff(wereOff);
    entry.iret();
    return kept;
  }

  /** Another task, inside the kernel with a complete entry of its own, takes a sample and gives the CPU back. */
  private void preemptingTask(Cpu cpu, Entry entry) {
    int was = entry.switchTo(1);
    taskPtRegs.interruptEntry(cpu);
    path.sample(cpu, EventSource.TASK_EVENT);
    cpu.driver().point();
    taskPtRegs.returnToUser(cpu);
    entry.switchTo(was);
    entry.complete();
  }

  private static void lag(Cpu cpu, Entry entry) {
    if (cpu.setup().has(Switch.ENTRY_LAG)) {
      entry.lag(true);
      cpu.driver().point();
      entry.lag(false);
    }
  }

  private PerfSampleData take(Cpu cpu, EventSource source) {
    if (cpu.setup().has(Switch.DEFERRED_OUTPUT)) {
      return path.sampleForLater(cpu, source);
    }
    path.sample(cpu, source);
    return null;
  }
}
