package dev.regnest.kernel;

import static dev.regnest.kernel.Era.PREEMPT_RT;
import static dev.regnest.kernel.Era.V4_6;
import static dev.regnest.kernel.Era.V5_11;
import static dev.regnest.kernel.Era.V6_1;
import static dev.regnest.kernel.Era.V6_19;

import java.util.EnumMap;
import java.util.Map;

/** What differs between the eras: the one table, a row a constant, each with where that is read in which kernel. */
public enum Difference {
  NMI_FIELD_MAX(
      "nmi_enter() units that the NMI field of preempt_count holds",
      is(1, "include/linux/preempt.h NMI_BITS")
          .since(V5_11, new Read(15, "include/linux/preempt.h NMI_BITS, 69ea03b56ed2"))),
  EXCEPTIONS_ENTER_LIKE_NMI(
      "a #DB, #BP or #MC in the kernel enters like an NMI; else ist_enter() adds HARDIRQ_OFFSET",
      no("arch/x86/kernel/traps.c ist_enter()")
          .since(
              V5_11,
              new Read(
                  1,
                  "arch/x86/kernel/traps.c exc_int3(), exc_debug_kernel(): irqentry_nmi_enter(); 0d00449c7a28"))),
  DEBUG_EXCEPTIONS_INSIDE_NMI(
      "a #DB may hit inside an NMI, as DR7 is left alone",
      yes("arch/x86/kernel/nmi.c do_nmi()")
          .since(V5_11, new Read(0, "arch/x86/kernel/nmi.c exc_nmi(): local_db_save()"))),
  OPTPROBES_TURN_IRQS_OFF(
      "a kprobe that is a jump or by ftrace runs with irqs off; else with preemption off",
      yes("arch/x86/kernel/kprobes/opt.c optimized_callback()")
          .since(V5_11, new Read(0, "arch/x86/kernel/kprobes/opt.c optimized_callback()"))),
  NMI_ENTRY_TRACEABLE(
      "NMI entry can be traced before in_nmi() is true",
      yes("include/linux/hardirq.h nmi_enter()")
          .since(V5_11, new Read(0, "include/linux/hardirq.h nmi_enter(), f93524eb9c54"))),
  IRQS_ON_WHILE_PUSHING(
      "syscall entry turns irqs on once ss and sp are pushed; else when every word is",
      yes("arch/x86/entry/entry_64.S entry_SYSCALL_64")
          .since(V4_6, new Read(0, "arch/x86/entry/entry_64.S entry_SYSCALL_64"))),
  SYSCALL_SAVES_CALLEE_SAVED(
      "syscall entry saves bx, bp and r12 to r15",
      no("arch/x86/entry/entry_64.S entry_SYSCALL_64, its fast path")
          .since(V5_11, new Read(1, "arch/x86/entry/calling.h PUSH_AND_CLEAR_REGS"))),
  HAS_ENTRY_STACK(
      "an interrupt from user mode pushes on an entry stack, and sync_regs() copies that; else it lowers sp below task_pt_regs and stores there",
      no("arch/x86/entry/entry_64.S interrupt, ALLOC_PT_GPREGS_ON_STACK")
          .since(
              V5_11,
              new Read(
                  1,
                  "arch/x86/entry/entry_64.S error_entry; arch/x86/kernel/traps.c sync_regs()"))),
  COPIES_BP(
      "perf_get_regs_user() copies bp; else it stores -1",
      no("arch/x86/kernel/perf_regs.c perf_get_regs_user()")
          .since(V5_11, new Read(1, "arch/x86/kernel/perf_regs.c perf_get_regs_user()"))),
  RECURSION_ASKS_SERVING_SOFTIRQ(
      "get_recursion_context() asks whether a softirq is served; else in_softirq()",
      no("kernel/events/internal.h get_recursion_context()")
          .since(
              V5_11,
              new Read(1, "kernel/events/internal.h get_recursion_context(), ce0f17fc93f6"))),
  RECURSION_PER_TASK(
      "the recursion counters of software events live in the task; else per CPU",
      no("kernel/events/core.c struct swevent_htable")
          .since(V6_19, new Read(1, "include/linux/sched.h perf_recursion, 0d40a6d83e3e"))),
  PREPARES_TWICE(
      "perf_prepare_sample() may run twice on one sample; the second time it fills again what is asked for its stack alone",
      no("kernel/events/core.c perf_event_output(): one call")
          .since(
              V6_19,
              new Read(1, "kernel/events/core.c bpf_overflow_handler(), perf_event_output()"))),
  PEBS_STACK_FROM_RECORD(
      "bp and sp of a PEBS sample are the record's, whatever it is asked for; else only with REGS_INTR",
      yes("arch/x86/events/intel/ds.c setup_pebs_sample_data()")
          .since(V5_11, new Read(0, "arch/x86/events/intel/ds.c setup_pebs_fixed_sample_data()"))),
  CALLER_REGS_CLEARED(
      "perf_fetch_caller_regs() clears the struct and stores bp, too; else it stores ip, cs, sp and flags, and the rest must be zero",
      yes("include/linux/perf_event.h perf_fetch_caller_regs(); arch/x86/include/asm/perf_event.h perf_arch_fetch_caller_regs()")
          .since(V5_11, new Read(0, "include/linux/perf_event.h perf_fetch_caller_regs()"))),
  MIGRATE_DISABLE_TURNS_PREEMPTION_OFF(
      "migrate_disable() is preempt_disable(); else preemption stays on",
      yes("include/linux/preempt.h migrate_disable(), from v5.7 on")
          .since(V6_1, new Read(0, "kernel/sched/core.c migrate_disable(), 74d862b682f5"))),
  DUMMY_IREGS_ZEROED(
      "the pt_regs that PEBS uses outside an overflow is zero; else what the stack holds",
      no("arch/x86/events/intel/ds.c intel_pmu_drain_pebs_buffer()")
          .since(
              V5_11,
              new Read(
                  1, "arch/x86/events/intel/ds.c intel_pmu_drain_pebs_buffer(), e506d1dac0ed"))),
  SOFTIRQ_COUNT_IN_TASK(
      "the softirq count lives in the task, outside preempt_count",
      no("include/linux/preempt.h softirq_count()")
          .since(
              PREEMPT_RT,
              new Read(1, "include/linux/preempt.h softirq_count(); kernel/softirq.c"))),
  SPINLOCKS_SLEEP(
      "spinlock_t sleeps, and turns neither preemption nor irqs off",
      no("include/linux/spinlock.h spin_lock()")
          .since(PREEMPT_RT, new Read(1, "kernel/locking/spinlock_rt.c rt_spin_lock()")));

  /** A number, 1 and 0 for yes and no, and where it is read. */
  private record Read(int value, String source) {}

  private final String meaning;
  private final ByEra<Read> read;

  Difference(String meaning, ByEra<Read> read) {
    this.meaning = meaning;
    this.read = read;
  }

  private static ByEra<Read> is(int value, String source) {
    return ByEra.of(new Read(value, source));
  }

  private static ByEra<Read> yes(String source) {
    return is(1, source);
  }

  private static ByEra<Read> no(String source) {
    return is(0, source);
  }

  /** {@return what is the case where it is "yes", or what is counted} */
  public String meaning() {
    return meaning;
  }

  /** {@return the number that it is in that era} */
  public int count(Era era) {
    return read.in(era).value();
  }

  /** {@return whether it is the case in that era} */
  public boolean holds(Era era) {
    return count(era) != 0;
  }

  /** {@return what stands in its column of the table: "yes", "no" or a number} */
  public String shown(Era era) {
    if (this == NMI_FIELD_MAX) {
      return String.valueOf(count(era));
    }
    return holds(era) ? "yes" : "no";
  }

  /** {@return where that is read, by the eras in which it changed} */
  public Map<Era, String> sources() {
    Map<Era, String> sources = new EnumMap<>(Era.class);
    read.changes().forEach((era, one) -> sources.put(era, one.source()));
    return sources;
  }
}
