package dev.regnest.machine;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The conditions of a run: whose rules hold, what may arrive, which words are copied.
 *
 * @param era the kernel whose rules hold
 * @param sources what fires samples; the others never arrive
 * @param arrivals what may arrive
 * @param switches the rules turned on
 * @param registers the words copied and emitted, at least one; kept in the order of the copy
 */
public record Setup(
    Era era,
    Set<EventSource> sources,
    Set<Arrival> arrivals,
    Set<Switch> switches,
    List<Register> registers) {

  /** Copies the collections, so that a setup never changes. */
  public Setup {
    sources = frozen(sources, EventSource.class);
    arrivals = frozen(arrivals, Arrival.class);
    switches = frozen(switches, Switch.class);
    registers = Register.copyOrder().stream().filter(registers::contains).toList();
  }

  private static <E extends Enum<E>> Set<E> frozen(Set<E> set, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(set);
    return Collections.unmodifiableSet(copy);
  }

  /** {@return whether that rule is turned on} */
  public boolean has(Switch rule) {
    return switches.contains(rule);
  }
}
