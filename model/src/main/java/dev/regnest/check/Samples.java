package dev.regnest.check;

import dev.regnest.kernel.EventSource;
import dev.regnest.perf.PerfSampleData;
import java.util.Locale;

/** How samples are called in sentences and tables. */
public final class Samples {
  private Samples() {}

  /** {@return what to call it before the word "sample"} */
  public static String name(PerfSampleData data) {
    return name(data.source());
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
