package dev.regnest.kernel;

/**
 * What fires a perf sample: a context and a path into perf.
 *
 * <p>Source for the guard column: kernel/events/core.c ({@code perf_swevent_get_recursion_context()} and its callers), v4.4 to v6.19.
 */
public enum EventSource {
  TASK_EVENT(Context.TASK, true, "software event or tracepoint in a task"),
  SOFTIRQ_EVENT(Context.SOFTIRQ, true, "software event or tracepoint in a softirq"),
  HRTIMER(Context.HARDIRQ, false, "cpu-clock hrtimer"),
  PMI(Context.NMI, false, "performance monitoring interrupt"),
  BREAKPOINT(Context.NMI, false, "hardware breakpoint, #DB in the kernel"),
  KPROBE(Context.NMI, true, "kprobe, #BP in the kernel"),
  OPTPROBE(Context.TASK, true, "kprobe that is a jump, or by ftrace, same context"),
  NESTED_TRACE(
      Context.TASK,
      true,
      "function or kprobe event fired inside the sampling path itself, same context"),
  ENTRY_TRACE(Context.TASK, true, "event fired by entry code before preempt_count is updated");

  private final Context context;
  private final boolean guarded;
  private final String meaning;

  EventSource(Context context, boolean guarded, String meaning) {
    this.context = context;
    this.guarded = guarded;
    this.meaning = meaning;
  }

  /** {@return the context that this source brings with it; traced events and optprobes keep the one they fire in} */
  public Context context() {
    return context;
  }

  /** {@return whether the kernel takes the swevent recursion counter around the whole event} */
  public boolean guarded() {
    return guarded;
  }

  /** {@return whether it comes with an interrupt or exception of its own, and not with the code that runs} */
  public boolean interrupts() {
    return context != Context.TASK;
  }

  /**
   * {@return whether it hands over the registers of its own caller, and not those of the code that it interrupts} A kprobe hands over
   * what it hit, by int3 or by a jump. Source: kernel/trace/trace_kprobe.c kprobe_perf_func(), include/trace/perf.h.
   */
  public boolean ofCaller() {
    return guarded && this != KPROBE && this != OPTPROBE;
  }

  /** {@return what of it runs, in a word or two: as hypotheses in C mark their functions} */
  public String word() {
    return switch (this) {
      case TASK_EVENT -> "task";
      case SOFTIRQ_EVENT -> "softirq";
      case HRTIMER -> "hardirq";
      case PMI -> "NMI";
      case BREAKPOINT -> "breakpoint";
      case KPROBE -> "kprobe";
      case OPTPROBE -> "optprobe";
      case NESTED_TRACE -> "traced function";
      case ENTRY_TRACE -> "entry event";
    };
  }

  /** {@return what it is, in a few words} */
  public String meaning() {
    return meaning;
  }
}
