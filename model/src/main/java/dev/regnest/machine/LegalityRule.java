package dev.regnest.machine;

import dev.regnest.kernel.ByEra;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.PreemptCount;
import java.util.Optional;

/** A reason why something cannot arrive here, each with where the kernel or the hardware says so. */
public enum LegalityRule {
  IRQS_OFF(
      "irqs are off",
      everywhere("Intel SDM vol. 3, 7.8.1: IF; kernel/softirq.c invoke_softirq(), do_softirq()")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return (arrival == Arrival.HARDIRQ || arrival == Arrival.SOFTIRQ || switchesTasks(arrival))
          && cpu.irqsOff();
    }
  },
  SOFTIRQ_ONLY_OUTSIDE_INTERRUPT(
      "irq exit runs softirqs only if !in_interrupt()",
      everywhere("kernel/softirq.c irq_exit(), __local_bh_enable_ip()")
          .since(Era.V5_11, "kernel/softirq.c __irq_exit_rcu(), __local_bh_enable_ip()")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.SOFTIRQ && cpu.isInInterrupt();
    }
  },
  NMI_MASKED(
      "NMIs are masked until the next IRET",
      everywhere("Intel SDM vol. 3, 7.7.1; arch/x86/entry/entry_64.S nmi")
          .since(Era.V5_11, "Intel SDM vol. 3, 7.7.1; arch/x86/entry/entry_64.S asm_exc_nmi")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.NMI && (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_MASKED) != 0;
    }
  },
  NMI_LATCH_HOLDS_ONE(
      "one further NMI is latched already, more are lost",
      everywhere("arch/x86/kernel/nmi.c do_nmi(): nmi_state")
          .since(Era.V5_11, "arch/x86/kernel/nmi.c exc_nmi(): nmi_state")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.NMI && (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_LATCHED) != 0;
    }
  },
  NMI_FIELD_FULL(
      "the NMI field of preempt_count is full",
      everywhere("include/linux/hardirq.h nmi_enter(): BUG_ON(in_nmi())")
          .since(
              Era.V5_11, "include/linux/hardirq.h __nmi_enter(): BUG_ON(in_nmi() == NMI_MASK)")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return addsNmiUnits(cpu, state, arrival)
          && !PreemptCount.nmiFieldHasRoom(Driver.of(cpu).peek(state.nmiCount), cpu.era());
    }
  },
  HARDIRQ_UNITS_LIMIT(
      "preempt_count holds as many HARDIRQ units as this model lets nest",
      everywhere(
          "a limit of the model, 15 units: include/linux/hardirq.h __irq_enter() tests none")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return (arrival == Arrival.HARDIRQ
              || isException(arrival)
              || addsNmiUnits(cpu, state, arrival))
          && !PreemptCount.hardirqFieldHasRoom(Driver.of(cpu).peek(state.hardirqCount));
    }
  },
  NO_DEBUG_EXCEPTION_IN_NMI(
      "DR7 is cleared for an NMI's body",
      everywhere("no such rule: arch/x86/kernel/nmi.c do_nmi() leaves DR7 alone")
          .since(Era.V5_11, "arch/x86/kernel/nmi.c exc_nmi(): local_db_save()")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.BREAKPOINT
          && !cpu.era().debugExceptionsInsideNmi()
          && (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_EXECUTING) != 0;
    }
  },
  NO_DEBUG_EXCEPTION_IN_DEBUG(
      "DR7 is cleared while a kernel #DB is handled",
      everywhere("arch/x86/kernel/hw_breakpoint.c hw_breakpoint_handler()")
          .since(Era.V5_11, "arch/x86/kernel/traps.c exc_debug_kernel(): local_db_save()")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.BREAKPOINT && Driver.of(cpu).peek(state.dr7Cleared) != 0;
    }
  },
  NO_KPROBE_IN_KPROBE(
      "a kprobe that is hit while one is handled is only counted as missed",
      everywhere(
          "arch/x86/kernel/kprobes/core.c kprobe_int3_handler(), opt.c, ftrace.c: kprobe_running()")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return isProbe(arrival) && Driver.of(cpu).peek(state.currentKprobe) != 0;
    }
  },
  NOT_PROBED(
      "functions under NOKPROBE_SYMBOL(), noinstr or __kprobes are not probed",
      everywhere("kernel/kprobes.c within_kprobe_blacklist(); include/linux/kprobes.h")
          .since(
              Era.V5_11,
              "kernel/kprobes.c within_kprobe_blacklist(); noinstr: include/linux/compiler_types.h")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return isProbe(arrival)
          && cpu.setup().has(Switch.NOKPROBE_TEXT)
          && Frame.of(cpu).stands(Frame.IN_NOKPROBE);
    }
  },
  KERNEL_ONLY(
      "a kernel breakpoint or probe does not hit user mode",
      everywhere(
          "arch/x86/kernel/kprobes/core.c kprobe_int3_handler(): user_mode(); a breakpoint's event excludes user mode")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return (arrival == Arrival.BREAKPOINT || isProbe(arrival) || switchesTasks(arrival))
          && Driver.of(cpu).peek(state.place) == Place.USER;
    }
  },
  TRACED_CODE_ONLY(
      "nothing here is traced by a perf event",
      everywhere("kernel/events/Makefile: core.o is not traced, ring_buffer.o and callchain.o are")
          .since(Era.V6_1, "kernel/events/Makefile: nothing is left out")) {
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
      "nmi_enter() is untraceable until in_nmi() is true",
      everywhere("no such rule: include/linux/hardirq.h nmi_enter()")
          .since(Era.V5_11, "include/linux/hardirq.h nmi_enter(), f93524eb9c54")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      Frame frame = Frame.of(cpu);
      return arrival == Arrival.TRACE
          && frame.stands(Frame.IN_ENTRY_LAG)
          && frame.arrival() == Arrival.NMI
          && !cpu.era().nmiEntryTraceable();
    }
  },
  KERNEL_STACK_LIMIT(
      "the kernel stack holds no more frames",
      everywhere(
          "a limit of the model, 32 frames: arch/x86/include/asm/page_64_types.h THREAD_SIZE")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.TRACE && cpu.depth() >= MAX_DEPTH;
    }
  },
  FAULT_ONLY_IN_NMI(
      "a fault matters only inside an NMI, whose mask its IRET lifts",
      everywhere(
          "Intel SDM vol. 3, 7.7.1; arch/x86/entry/entry_64.S; with FRED, which is not modelled, it does not")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return (arrival == Arrival.FAULT || arrival == Arrival.MACHINE_CHECK)
          && (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_MASKED) == 0;
    }
  },
  PREEMPTION_OFF(
      "preemption is off",
      everywhere(
          "kernel/sched/core.c preempt_schedule(): preempt_count() is not 0; include/linux/tracepoint.h __DO_TRACE()")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return switchesTasks(arrival)
          && (!cpu.isPreemptCountZero()
              || Frame.of(cpu).arrival() == Arrival.TRACE
              || Frame.of(cpu).interrupted() != null && !cpu.setup().has(Switch.PREEMPTIBLE)
              || isEntering(cpu));
    }

    /** Only where entry is more than one step does a frame stand in it, so that it depends on the place. */
    private boolean isEntering(Cpu cpu) {
      return cpu.setup().has(Switch.HALF_BUILT_ENTRY)
          ? Frame.of(cpu).stands(Frame.IN_ENTRY)
          : Frame.of(cpu).inEntry;
    }
  },
  HAS_NOT_RUN_YET(
      "the task that was switched to has done nothing yet",
      everywhere(
          "kernel/sched/core.c preempt_schedule(): two switches with nothing in between change nothing")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.PREEMPTION && Frame.of(cpu).point() == Frame.of(cpu).ranFrom;
    }
  },
  TASK_B_STAYS(
      "task B runs on the CPU that task A has left, and stays there",
      everywhere("what the hypothesis is about: kernel/sched/core.c migration_cpu_stop()")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      if (state.cpu == null) {
        return false;
      }
      return cpu.current() != 0
          ? arrival == Arrival.MIGRATION
          : arrival == Arrival.PREEMPTION && Driver.of(cpu).peek(state.cpu) == 0;
    }
  },
  SOFTIRQ_AT_BH_ENABLE(
      "on PREEMPT_RT a softirq runs where a task enables bottom halves, which no sample does, or in ksoftirqd",
      everywhere("no such rule: kernel/softirq.c without CONFIG_PREEMPT_RT")
          .since(Era.PREEMPT_RT, "kernel/softirq.c __local_bh_enable_ip(), invoke_softirq()")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.SOFTIRQ
          && cpu.era().softirqCountInTask()
          && (!cpu.isPreemptCountZero() || Frame.of(cpu).stands(Frame.IN_SAMPLING_PATH));
    }
  },
  BH_LOCK_HELD(
      "on PREEMPT_RT a softirq waits for whoever has bottom halves off, where they have a lock",
      everywhere("no such rule: kernel/softirq.c without CONFIG_PREEMPT_RT")
          .since(Era.PREEMPT_RT, "kernel/softirq.c __local_bh_disable_ip(): softirq_ctrl.lock")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return arrival == Arrival.SOFTIRQ
          && cpu.hasBhLock()
          && Driver.of(cpu).peek(state.bhLock) != 0;
    }
  },
  NOT_IN_THIS_HYPOTHESIS("the hypothesis does not name it", everywhere("the hypothesis")) {
    @Override
    boolean refuses(Cpu cpu, CpuState state, Arrival arrival) {
      return !cpu.setup().arrivals().contains(arrival);
    }
  };

  /** The most frames above the task; only arrivals that no field of preempt_count bounds ever reach it. */
  public static final int MAX_DEPTH = 32;

  private static final LegalityRule[] RULES = values();

  private final String because;
  private final ByEra<String> sources;

  LegalityRule(String because, ByEra<String> sources) {
    this.because = because;
    this.sources = sources;
  }

  private static ByEra<String> everywhere(String source) {
    return ByEra.of(source);
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

  private static boolean isProbe(Arrival arrival) {
    return arrival == Arrival.KPROBE || arrival == Arrival.OPTPROBE;
  }

  private static boolean isException(Arrival arrival) {
    return arrival.isException() && arrival != Arrival.FAULT;
  }

  private static boolean addsNmiUnits(Cpu cpu, CpuState state, Arrival arrival) {
    if (arrival == Arrival.NMI) {
      return (Driver.of(cpu).peek(state.nmi) & CpuState.NMI_EXECUTING) == 0;
    }
    return isException(arrival) && cpu.era().exceptionsEnterLikeNmi();
  }

  /** {@return the reason, to follow "because"} */
  public String because() {
    return because;
  }

  /** {@return where that is said, era by era} */
  public ByEra<String> sources() {
    return sources;
  }
}
