package dev.regnest.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sources by hand, from kernel/events/core.c and kernel/trace: which of them the kernel guards, and where they run. */
class EventSourceTest {
  @Test
  void theGuardIsTakenForSoftwareEventsAndTracepointsAlone() {
    Set<EventSource> guarded = EnumSet.noneOf(EventSource.class);
    for (EventSource source : EventSource.values()) {
      if (source.guarded()) {
        guarded.add(source);
      }
    }
    assertEquals(
        EnumSet.of(
            EventSource.TASK_EVENT,
            EventSource.SOFTIRQ_EVENT,
            EventSource.KPROBE,
            EventSource.OPTPROBE,
            EventSource.NESTED_TRACE,
            EventSource.ENTRY_TRACE),
        guarded);
  }

  @ParameterizedTest
  @CsvSource({
    "TASK_EVENT, TASK",
    "SOFTIRQ_EVENT, SOFTIRQ",
    "HRTIMER, HARDIRQ",
    "PMI, NMI",
    "BREAKPOINT, NMI",
    "KPROBE, NMI"
  })
  void aSourceRunsInTheContextItBrings(EventSource source, Context context) {
    assertEquals(context, source.context());
  }

  @Test
  void eachIsExplainedInWordsOfItsOwn() {
    Set<String> meanings =
        Arrays.stream(EventSource.values()).map(EventSource::meaning).collect(Collectors.toSet());
    assertEquals(EventSource.values().length, meanings.size());
    assertEquals("performance monitoring interrupt", EventSource.PMI.meaning());
  }

  @Test
  void contextsAreCalledAsInTheKernel() {
    assertEquals(
        "task softirq hardirq NMI",
        Arrays.stream(Context.values()).map(Context::label).collect(Collectors.joining(" ")));
  }
}
