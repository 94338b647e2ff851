package dev.regnest.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.EventSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void aSampleIsCalledByWhatFiredIt() {
    Map<String, String> names = new TreeMap<>();
    for (EventSource source : EventSource.values()) {
      names.put(source.name(), Samples.name(source));
    }
    assertEquals(
        "{BREAKPOINT=breakpoint, ENTRY_TRACE=entry-traced, HRTIMER=hardirq, KPROBE=kprobe,"
            + " NESTED_TRACE=traced, OPTPROBE=optprobe, PMI=NMI, SOFTIRQ_EVENT=softirq, TASK_EVENT=task}",
        names.toString());
  }
}
