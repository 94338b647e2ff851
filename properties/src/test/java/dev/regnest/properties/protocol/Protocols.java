package dev.regnest.properties.protocol;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small random protocols, and hypotheses of few sources to run them under. */
final class Protocols {
  private static final Set<EventSource> SOURCES = Set.of(
      EventSource.TASK_EVENT,
      EventSource.SOFTIRQ_EVENT,
      EventSource.HRTIMER,
      EventSource.PMI,
      EventSource.BREAKPOINT,
      EventSource.KPROBE,
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

  private static final int AROUND = 4;

  private Protocols() {}

  /** {@return protocols of up to four steps before, around the fill and after} */
  static Arbitrary<Protocol> protocols() {
    Arbitrary<Protocol.Step> steps = Combinators.combine(
            Arbitraries.of(Protocol.Kind.class),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 1))
        .as(Protocol.Step::new);
    return Combinators.combine(
            Arbitraries.of(Protocol.Counting.class),
            steps.list().ofMaxSize(AROUND),
            steps.list().ofMaxSize(AROUND),
            Arbitraries.integers().between(0, AROUND),
            steps.list().ofMaxSize(AROUND))
        .as((counting, before, around, at, after) ->
            new Protocol(counting, before, filling(around, at), after));
  }

  private static List<Protocol.Step> filling(List<Protocol.Step> around, int at) {
    List<Protocol.Step> steps = new ArrayList<>(around);
    steps.add(Math.min(at, around.size()), new Protocol.Step(Protocol.Kind.FILL, 0, 0));
    return steps;
  }

  /** {@return half of them the standard ones in any era, half of one to three sources, up to two switches and one arrival more} */
  static Arbitrary<Hypothesis> hypotheses() {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(standard()), Arbitraries.of(Era.class))
            .as((standard, era) ->
                hypothesis(standard.sources(), era, standard.switches(), standard.others())),
        Combinators.combine(
                sorted(SOURCES).set().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(Era.class),
                sorted(SWITCHES).set().ofMaxSize(2),
                sorted(OTHERS).set().ofMaxSize(1))
            .as(Protocols::hypothesis));
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
