package dev.regnest.check;

import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import dev.regnest.perf.PerfSampleData;
import java.util.Locale;

/** How samples are called in sentences and tables. */
public final class Samples {
  private Samples() {}

  /** {@return what to call it before the word "sample", with the task's letter where two tasks are told apart} */
  public static String name(Cpu cpu, PerfSampleData data) {
    boolean ofTwo = cpu.setup().has(Switch.PREEMPTIBLE) && data.source() == EventSource.TASK_EVENT;
    return name(data.source()) + (ofTwo ? " " + (char) ('A' + data.task()) : "");
  }

  /** {@return what to call a sample of that source before the word "sample"} */
  public static String name(EventSource source) {
    switch (source) {
      case TASK_EVENT:
        return "task";
      case SOFTIRQ_EVENT:
        return "softirq";
      case HRTIMER:
        return "hardirq";
      case PMI:
        return "NMI";
      case NESTED_TRACE:
        return "traced";
      case ENTRY_TRACE:
        return "entry-traced";
      default:
        return source.name().toLowerCase(Locale.ROOT);
    }
  }
}
