package dev.regnest.machine;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.PreemptCount;
import java.util.Optional;

/** A reason why something cannot arrive here, each with where the kernel or the hardware says so. */
public enum LegalityRule {
  IRQS_OFF(
      "irqs are off",
      "IF=0; softirqs run at irq exit or bh enable, with irqs on: kernel/softirq.c") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return (arrival == Arrival.HARDIRQ || arrival == Arrival.SOFTIRQ || switchesTasks(arrival))
          && cpu.irqsOff();
    }
  },
  SOFTIRQ_ONLY_OUTSIDE_INTERRUPT(
      "irq exit runs softirqs only if !in_interrupt()",
      "kernel/softirq.c __irq_exit_rcu(), local_bh_enable()") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.SOFTIRQ && cpu.isInInterrupt();
    }
  },
  NMI_MASKED(
      "NMIs are masked until the next IRET",
      "Intel SDM vol. 3, 7.7.1; arch/x86/entry/entry_64.S asm_exc_nmi") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.NMI && (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_MASKED) != 0;
    }
  },
  NMI_LATCH_HOLDS_ONE(
      "one further NMI is latched already, more are lost", "arch/x86/kernel/nmi.c, nmi_state") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.NMI && (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_LATCHED) != 0;
    }
  },
  NMI_FIELD_FULL(
      "the NMI field of preempt_count is full", "include/linux/hardirq.h __nmi_enter(): BUG_ON") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return addsNmiUnits(cpu, state, arrival)
          && !PreemptCount.nmiFieldHasRoom(Driver.of(cpu).peek(state.nmiCount), cpu.era());
    }
  },
  HARDIRQ_FIELD_FULL(
      "the HARDIRQ field of preempt_count is full", "include/linux/preempt.h: four bits") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return (arrival == Arrival.HARDIRQ || addsNmiUnits(cpu, state, arrival))
          && !PreemptCount.hardirqFieldHasRoom(Driver.of(cpu).peek(state.hardirqCount));
    }
  },
  NO_DEBUG_EXCEPTION_IN_NMI(
      "DR7 is cleared for an NMI's body", "arch/x86/kernel/nmi.c: local_db_save(), v5.8") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.BREAKPOINT
          && !cpu.era().debugExceptionsInsideNmi()
          && (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_EXECUTING) != 0;
    }
  },
  NO_DEBUG_EXCEPTION_IN_DEBUG(
      "DR7 is cleared for the body of a kernel #DB",
      "arch/x86/kernel/traps.c exc_debug_kernel(): local_db_save(), v5.8") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.BREAKPOINT && Driver.of(cpu).peek(state.dr7Cleared) != 0;
    }
  },
  KERNEL_ONLY("a kernel breakpoint or probe does not hit user mode", "arch/x86/kernel/traps.c") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return (arrival == Arrival.BREAKPOINT || arrival == Arrival.KPROBE || switchesTasks(arrival))
          && Driver.of(cpu).peek(state.place) == Place.USER;
    }
  },
  TRACED_CODE_ONLY(
      "nothing here is traced by a perf event",
      "kernel/events/Makefile; kprobes in the sampling path") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      if (arrival != Arrival.TRACE) {
        return false;
      }
      Frame frame = Frame.of(cpu);
      boolean path = frame.stands(Frame.IN_SAMPLING_PATH)
          && cpu.setup().sources().contains(EventSource.NESTED_TRACE);
      boolean lag = frame.stands(Frame.IN_ENTRY_LAG)
          && cpu.setup().sources().contains(EventSource.ENTRY_TRACE);
      return !path && !lag;
    }
  },
  NMI_ENTRY_NOT_TRACEABLE(
      "nmi_enter() is untraceable until in_nmi() is true", "f93524eb9c54, v5.8") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      Frame frame = Frame.of(cpu);
      return arrival == Arrival.TRACE
          && frame.stands(Frame.IN_ENTRY_LAG)
          && frame.arrival() == Arrival.NMI
          && !cpu.era().nmiEntryTraceable();
    }
  },
  KERNEL_STACK_LIMIT("the kernel stack holds no more frames", "THREAD_SIZE; 32 frames here") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return nestsWithoutUnits(cpu, arrival) && cpu.depth() >= MAX_DEPTH;
    }

    private boolean nestsWithoutUnits(Cpu cpu, Arrival arrival) {
      return arrival == Arrival.TRACE
          || arrival.isException() && !cpu.era().exceptionsEnterLikeNmi();
    }
  },
  FAULT_ONLY_IN_NMI(
      "a fault matters only inside an NMI, whose mask its IRET lifts",
      "arch/x86/entry/entry_64.S") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return (arrival == Arrival.FAULT || arrival == Arrival.MACHINE_CHECK)
          && (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_MASKED) == 0;
    }
  },
  PREEMPTION_OFF(
      "preemption is off", "kernel/sched/core.c preempt_schedule(): preempt_count() is not 0") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return switchesTasks(arrival)
          && (!PreemptCount.preemptible(cpu.preemptCount())
              || Frame.of(cpu).interrupted() != null && !cpu.setup().has(Switch.PREEMPTIBLE)
              || Frame.of(cpu).stands(Frame.IN_ENTRY));
    }
  },
  TASK_B_IS_LEFT_AS_A_WHOLE(
      "what interrupts task B is not left half done, and task B does not move",
      "a limit of the model: tasks A and B could change their parts") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      boolean ofTaskB = switchesTasks(arrival) && cpu.current() != 0;
      return ofTaskB
          && (arrival == Arrival.MIGRATION || Frame.of(cpu).arrival() != Arrival.PREEMPTION);
    }
  },
  HAS_NOT_RUN_YET(
      "the task that was switched to has done nothing yet",
      "a limit of the model: such a switch changes nothing") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.PREEMPTION && Frame.of(cpu).point() == Frame.of(cpu).ranFrom;
    }
  },
  TASK_B_STAYS(
      "task B runs on the CPU that task A has left",
      "what the hypothesis is about: kernel/sched/core.c migration_cpu_stop()") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.PREEMPTION
          && cpu.setup().has(Switch.TWO_CPUS)
          && cpu.current() == 0
          && Driver.of(cpu).cpuNumber() == 0;
    }
  },
  SOFTIRQ_AT_BH_ENABLE(
      "on PREEMPT_RT a softirq runs where a task enables bottom halves, which no sample does, or in ksoftirqd",
      "kernel/softirq.c (v6.19) __local_bh_enable_ip(), invoke_softirq() under CONFIG_PREEMPT_RT") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.SOFTIRQ
          && cpu.era().softirqCountInTask()
          && (!PreemptCount.preemptible(cpu.preemptCount())
              || Frame.of(cpu).stands(Frame.IN_SAMPLING_PATH));
    }
  },
  NOT_IN_THIS_HYPOTHESIS("the hypothesis does not name it", "the hypothesis") {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return !cpu.setup().arrivals().contains(arrival);
    }
  };

  /** The most frames above the task; only arrivals that no field of preempt_count bounds ever reach it. */
  public static final int MAX_DEPTH = 32;

  private static final LegalityRule[] RULES = values();

  private final String because;
  private final String source;

  LegalityRule(String because, String source) {
    this.because = because;
    this.source = source;
  }

  abstract boolean refuses(Cpu cpu, CpuState state, Arrival arrival);

  static Optional<LegalityRule> refusing(Cpu cpu, CpuState state, Arrival arrival) {
    for (LegalityRule rule : RULES) {
      if (rule.refuses(cpu, state, arrival)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private static boolean switchesTasks(Arrival arrival) {
    return arrival == Arrival.PREEMPTION || arrival == Arrival.MIGRATION;
  }

  private static boolean addsNmiUnits(Cpu cpu, CpuState state, Arrival arrival) {
    if (arrival == Arrival.NMI) {
      return (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_EXECUTING) == 0;
    }
    return arrival.isException() && arrival != Arrival.FAULT && cpu.era().exceptionsEnterLikeNmi();
  }

  /** {@return the reason, to follow "because"} */
  public String because() {
    return because;
  }

  /** {@return where that is said} */
  public String source() {
    return source;
  }
}
