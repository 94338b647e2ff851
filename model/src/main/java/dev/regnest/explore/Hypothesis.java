package dev.regnest.explore;

import dev.regnest.design.Design;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A named question: what may interrupt what, under whose rules.
 *
 * @param id its name on the command line, kebab-case and unique
 * @param sentence what it supposes, in one sentence
 * @param sources what fires samples
 * @param era the kernel it is asked of unless the user says otherwise
 * @param switches the rules it turns on
 * @param others what else may arrive, beside what the sources bring
 * @param asksOf the sources of which one at least has to fire something, or nothing is asked; empty if its rules ask something by themselves
 */
public record Hypothesis(
    String id,
    String sentence,
    Set<EventSource> sources,
    Era era,
    Set<Switch> switches,
    Set<Arrival> others,
    Set<EventSource> asksOf) {
  private static final int BOUND = 3;

  /** Copies the sets, so that a hypothesis never changes. */
  public Hypothesis {
    sources = Set.copyOf(sources);
    switches = Set.copyOf(switches);
    others = Set.copyOf(others);
    asksOf = Set.copyOf(asksOf);
  }

  /** Creates one whose rules ask something by themselves. */
  public Hypothesis(
      String id,
      String sentence,
      Set<EventSource> sources,
      Era era,
      Set<Switch> switches,
      Set<Arrival> others) {
    this(id, sentence, sources, era, switches, others, Set.of());
  }

  /** {@return the same question, which is none unless one of those sources fires something} */
  public Hypothesis asksOf(EventSource... some) {
    return new Hypothesis(id, sentence, sources, era, switches, others, Set.of(some));
  }

  /** {@return whether something is asked: whether what it asks of is among its sources} */
  public boolean isAsked() {
    return asksOf.isEmpty() || !Collections.disjoint(asksOf, sources);
  }

  /** {@return the same question where only those of its sources fire something} */
  public Hypothesis among(Set<EventSource> some) {
    Set<EventSource> both = new HashSet<>(sources);
    both.retainAll(some);
    return new Hypothesis(id, sentence, both, era, switches, others, asksOf);
  }

  /** {@return the same question asked of another kernel} */
  public Hypothesis in(Era other) {
    return new Hypothesis(id, sentence, sources, other, switches, others, asksOf);
  }

  /** {@return the same question with one more rule turned on} */
  public Hypothesis with(Switch rule) {
    Set<Switch> more = EnumSet.of(rule);
    more.addAll(switches);
    return new Hypothesis(id, sentence, sources, era, more, others, asksOf);
  }

  /** {@return the same question where the task may return to user mode and enter again, each time one more arrival} */
  public Hypothesis withReentry() {
    Set<Arrival> more = EnumSet.of(Arrival.REENTRY);
    more.addAll(others);
    return new Hypothesis(id, sentence, sources, era, switches, more, asksOf);
  }

  /** {@return the same question as the design is asked it where the user says nothing: in the design's own era, if it has one} */
  public Hypothesis of(Design design) {
    return design.era().map(this::in).orElse(this);
  }

  /**
   * {@return the most arrivals up to which it is judged, or empty where proofs reach any number of them} Proofs rest on frames that end last
   * in, first out; a task left half done does not.
   */
  public OptionalInt bound() {
    return switches.contains(Switch.PREEMPTIBLE) ? OptionalInt.of(BOUND) : OptionalInt.empty();
  }

  /** {@return the conditions of a run that copies these words} */
  public Setup setup(List<Register> registers) {
    return new Setup(era, sources, arrivals(), switches, registers);
  }

  private Set<Arrival> arrivals() {
    Set<Arrival> arrivals = EnumSet.noneOf(Arrival.class);
    arrivals.addAll(others);
    for (EventSource source : sources) {
      switch (source) {
        case SOFTIRQ_EVENT:
          arrivals.add(Arrival.SOFTIRQ);
          break;
        case HRTIMER:
          arrivals.add(Arrival.HARDIRQ);
          break;
        case PMI:
          arrivals.add(Arrival.NMI);
          break;
        case BREAKPOINT:
          arrivals.add(Arrival.BREAKPOINT);
          break;
        case KPROBE:
          arrivals.add(Arrival.KPROBE);
          break;
        case OPTPROBE:
          arrivals.add(Arrival.OPTPROBE);
          break;
        case NESTED_TRACE:
        case ENTRY_TRACE:
          arrivals.add(Arrival.TRACE);
          break;
        default:
        // TASK_EVENT is what the task at the bottom does.
      }
    }
    if (switches.contains(Switch.SAMPLING_PATH_VARIANTS)) {
      arrivals.add(Arrival.LOST_RECORD);
      arrivals.add(Arrival.SECOND_PREPARE);
    }
    if (switches.contains(Switch.PEBS_SKID)) {
      arrivals.add(Arrival.OTHER_MODE);
    }
    return arrivals;
  }
}
