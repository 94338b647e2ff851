package dev.regnest.protocol;

import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Under what a random protocol runs: a hypothesis but for its sources.
 *
 * @param era the kernel
 * @param switches the rules turned on
 * @param others what else may arrive
 */
public record Conditions(Era era, Set<Switch> switches, Set<Arrival> others) {
  /** What the prover always lets the task do: it enters again and again. */
  private static final Set<Arrival> REENTRY = Set.of(Arrival.REENTRY);

  /** Nothing but the sources, and a task that enters again. */
  public static final Conditions PLAIN = new Conditions(Era.V5_11, Set.of(), REENTRY);

  private static final List<Era> ERAS = List.of(
      Era.V5_11, Era.V5_11, Era.V5_11, Era.V4_4, Era.V4_6, Era.V6_1, Era.V6_19, Era.PREEMPT_RT);

  private static final List<Switch> SWITCHES = List.of(
      Switch.IRQS_ON_IN_HARDIRQ,
      Switch.BH_DISABLED,
      Switch.ENTRY_LAG,
      Switch.HALF_BUILT_ENTRY,
      Switch.SAMPLING_PATH_VARIANTS,
      Switch.DEFERRED_OUTPUT,
      Switch.PEBS_SKID,
      Switch.NOKPROBE_TEXT);

  private static final List<Arrival> OTHERS =
      List.of(Arrival.PREEMPTION, Arrival.FAULT, Arrival.MACHINE_CHECK);

  private static final int RARELY = 8;

  /** {@return what the numbers draw; plain where all are 0} */
  static Conditions of(Draw draw) {
    Era era = ERAS.get(draw.below(ERAS.size()));
    Set<Switch> switches = EnumSet.noneOf(Switch.class);
    for (Switch each : SWITCHES) {
      if (draw.below(RARELY) == RARELY - 1) {
        switches.add(each);
      }
    }
    if (era.softirqCountInTask() && switches.isEmpty()) {
      switches.add(Switch.BH_LOCK);
    }
    Set<Arrival> others = EnumSet.copyOf(REENTRY);
    for (Arrival each : OTHERS) {
      if (draw.below(RARELY) == RARELY - 1) {
        others.add(each);
      }
    }
    return new Conditions(era, switches, others);
  }

  /** {@return the same with that rule turned on} */
  Conditions with(Switch more) {
    Set<Switch> all = EnumSet.of(more);
    all.addAll(switches);
    return new Conditions(era, all, others);
  }

  /** {@return the hypothesis of these sources} */
  Hypothesis of(Set<EventSource> sources) {
    return new Hypothesis("random", "Random.", sources, era, switches, others);
  }
}
