package dev.regnest.properties;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Hypotheses that nobody chose. */
public final class RandomHypotheses {
  private static final Set<EventSource> SOURCES = Set.of(
      EventSource.TASK_EVENT,
      EventSource.SOFTIRQ_EVENT,
      EventSource.HRTIMER,
      EventSource.PMI,
      EventSource.BREAKPOINT,
      EventSource.KPROBE,
      EventSource.OPTPROBE,
      EventSource.NESTED_TRACE,
      EventSource.ENTRY_TRACE);

  private static final Set<Switch> SWITCHES = Set.of(
      Switch.IRQS_ON_IN_HARDIRQ,
      Switch.BH_DISABLED,
      Switch.ENTRY_LAG,
      Switch.HALF_BUILT_ENTRY,
      Switch.SAMPLING_PATH_VARIANTS);

  private static final Set<Arrival> OTHERS =
      Set.of(Arrival.PREEMPTION, Arrival.FAULT, Arrival.MACHINE_CHECK);

  private RandomHypotheses() {}

  /** {@return half of them the standard ones in any era, half of one to three sources} */
  public static Arbitrary<Hypothesis> any() {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(standard()), Arbitraries.of(Era.class))
            .as((standard, era) ->
                hypothesis(standard.sources(), era, standard.switches(), standard.others())),
        Combinators.combine(
                sorted(SOURCES).set().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(Era.class),
                sorted(SWITCHES).set().ofMaxSize(2),
                sorted(OTHERS).set().ofMaxSize(1))
            .as(RandomHypotheses::hypothesis));
  }

  /** {@return the hypothesis with these sources in place of its own} */
  public static Hypothesis of(Set<EventSource> sources, Hypothesis like) {
    return hypothesis(sources, like.era(), like.switches(), like.others());
  }

  /**
   * Deferred output is left out: a handler that writes its sample out after it has returned can be hit by its own kind again, without
   * end where nothing counts.
   */
  private static List<Hypothesis> standard() {
    return Hypotheses.provable().stream()
        .filter(hypothesis -> !hypothesis.switches().contains(Switch.DEFERRED_OUTPUT))
        .toList();
  }

  private static <E extends Enum<E>> Arbitrary<E> sorted(Set<E> some) {
    return Arbitraries.of(some.stream().sorted().toList());
  }

  /** The prover lets the task enter again and again, whatever the hypothesis; so must the enumerator. */
  private static Hypothesis hypothesis(
      Set<EventSource> sources, Era era, Set<Switch> switches, Set<Arrival> others) {
    Set<Arrival> arrivals = EnumSet.of(Arrival.REENTRY);
    arrivals.addAll(others);
    return new Hypothesis("random", "Anything.", sources, era, switches, arrivals);
  }
}
