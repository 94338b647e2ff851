package dev.regnest.kernelc.compile;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.Gate;
import dev.regnest.kernelc.source.Position;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A function that is marked to run by itself, or made an interrupt handler.
 *
 * @param marker the marker, as {@code __task}
 * @param function the function
 * @param times how often it runs at most, or {@link #ANY}
 * @param at what says so, or where it is declared
 * @param together whether it runs with others of its level that are marked so
 * @param gate what lets it run once, for a handler that is made one while the program runs
 */
public record Entry(
    String marker,
    CFunction function,
    int times,
    Position at,
    boolean together,
    Optional<Gate> gate) {
  /** It may run any number of times. */
  public static final int ANY = -1;

  Entry(String marker, CFunction function, int times, Position at, boolean together) {
    this(marker, function, times, at, together, Optional.empty());
  }

  /** {@return how often it runs at most whatever lets it, or {@link #ANY}} */
  public int runs() {
    return gate.isPresent() ? 1 : times;
  }

  /** {@return what fires it} */
  public Set<EventSource> sources() {
    switch (marker) {
      case "__task":
      case "__syscall_entry":
        return EnumSet.of(EventSource.TASK_EVENT);
      case "__softirq":
        return EnumSet.of(EventSource.SOFTIRQ_EVENT);
      case "__hardirq":
        return EnumSet.of(EventSource.HRTIMER);
      case "__nmi":
        return EnumSet.of(EventSource.PMI);
      case "__exception":
        return EnumSet.of(EventSource.BREAKPOINT, EventSource.KPROBE);
      case "__breakpoint":
        return EnumSet.of(EventSource.BREAKPOINT);
      case "__kprobe":
        return EnumSet.of(EventSource.KPROBE);
      case "__optprobe":
        return EnumSet.of(EventSource.OPTPROBE);
      case "__entry_event":
        return EnumSet.of(EventSource.ENTRY_TRACE);
      default:
        return EnumSet.noneOf(EventSource.class);
    }
  }
}
