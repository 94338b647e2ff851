package dev.regnest.explore;

import static dev.regnest.kernel.EventSource.BREAKPOINT;
import static dev.regnest.kernel.EventSource.ENTRY_TRACE;
import static dev.regnest.kernel.EventSource.HRTIMER;
import static dev.regnest.kernel.EventSource.KPROBE;
import static dev.regnest.kernel.EventSource.NESTED_TRACE;
import static dev.regnest.kernel.EventSource.OPTPROBE;
import static dev.regnest.kernel.EventSource.PMI;
import static dev.regnest.kernel.EventSource.SOFTIRQ_EVENT;
import static dev.regnest.kernel.EventSource.TASK_EVENT;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The catalogue of standard hypotheses, in the order in which they are reported. */
public final class Hypotheses {
  private static final Set<EventSource> NESTED_IRQS =
      Set.of(TASK_EVENT, SOFTIRQ_EVENT, HRTIMER, PMI);
  private static final Set<Arrival> NOTHING_ELSE = Set.of();

  private static final List<Hypothesis> ALL = List.of(
      new Hypothesis(
              "nested-irqs",
              "A task's sample is interrupted by softirqs, hardirqs and NMIs, and those by each other.",
              NESTED_IRQS,
              Era.V4_6,
              Set.of(),
              NOTHING_ELSE)
          .asksOf(SOFTIRQ_EVENT, HRTIMER, PMI),
      new Hypothesis(
              "irqs-on-in-hardirq",
              "As nested-irqs, and hardirq handlers enable interrupts, so that hardirqs nest.",
              NESTED_IRQS,
              Era.V4_6,
              Set.of(Switch.IRQS_ON_IN_HARDIRQ),
              NOTHING_ELSE)
          .asksOf(HRTIMER),
      new Hypothesis(
              "bh-disabled",
              "The task samples with bottom halves disabled, and hardirqs and NMIs interrupt it.",
              Set.of(TASK_EVENT, HRTIMER, PMI),
              Era.V4_6,
              Set.of(Switch.BH_DISABLED),
              NOTHING_ELSE)
          .asksOf(HRTIMER, PMI),
      new Hypothesis(
              "nmi-like-exceptions",
              "Kernel breakpoints and kprobes sample too, and enter like NMIs.",
              with(BREAKPOINT, KPROBE),
              Era.V5_11,
              Set.of(),
              NOTHING_ELSE)
          .asksOf(BREAKPOINT, KPROBE, OPTPROBE),
      new Hypothesis(
          "traced-sampling-path",
          "The sampling path is itself traced, may lose records, and may prepare a sample twice.",
          with(NESTED_TRACE),
          Era.V4_6,
          Set.of(Switch.SAMPLING_PATH_VARIANTS),
          NOTHING_ELSE),
      new Hypothesis(
          "half-built-entry",
          "An interrupt hits while kernel entry is still pushing the user registers.",
          Set.of(HRTIMER, PMI),
          Era.V4_6,
          Set.of(Switch.HALF_BUILT_ENTRY),
          NOTHING_ELSE),
      new Hypothesis(
              "entry-lag",
              "An event fires after the hardware has switched context and before preempt_count says so.",
              with(ENTRY_TRACE),
              Era.V4_6,
              Set.of(Switch.ENTRY_LAG),
              NOTHING_ELSE)
          .asksOf(ENTRY_TRACE),
      new Hypothesis(
          "reentry",
          "The task returns to user mode and enters again, or is switched out for another task, between samples.",
          NESTED_IRQS,
          Era.V4_6,
          Set.of(),
          Set.of(Arrival.REENTRY, Arrival.PREEMPTION)),
      new Hypothesis(
          "fault-in-nmi",
          "An exception inside an NMI lets NMIs in again with its IRET: the next one is latched and the handler repeats.",
          NESTED_IRQS,
          Era.V4_6,
          Set.of(),
          Set.of(Arrival.FAULT, Arrival.MACHINE_CHECK)),
      new Hypothesis(
          "pebs-skid",
          "A PEBS record was taken elsewhere than its interrupt hit, and is also drained outside an overflow.",
          NESTED_IRQS,
          Era.V4_6,
          Set.of(Switch.PEBS_SKID),
          NOTHING_ELSE),
      new Hypothesis(
          "deferred-output",
          "A sample is written out after its handler has returned.",
          NESTED_IRQS,
          Era.V4_6,
          Set.of(Switch.DEFERRED_OUTPUT),
          NOTHING_ELSE),
      new Hypothesis(
          "compiler-reorders",
          "Two live samples can be of one level, and the compiler moves plain accesses between barriers.",
          with(BREAKPOINT, NESTED_TRACE),
          Era.V5_11,
          Set.of(Switch.COMPILER_REORDERS),
          NOTHING_ELSE),
      new Hypothesis(
          "compiler-in-order",
          "As compiler-reorders, but the compiler moves nothing.",
          with(BREAKPOINT, NESTED_TRACE),
          Era.V5_11,
          Set.of(),
          NOTHING_ELSE),
      new Hypothesis(
          "preemptible",
          "Were samples taken with preemption on: task B preempts task A anywhere, and may be left half done.",
          Set.of(TASK_EVENT, PMI),
          Era.V4_6,
          Set.of(Switch.PREEMPTIBLE),
          Set.of(Arrival.PREEMPTION)),
      new Hypothesis(
          "migration",
          "As preemptible, but task A moves to the other CPU, and task B samples on the one that it left.",
          Set.of(TASK_EVENT, PMI),
          Era.V4_6,
          Set.of(Switch.PREEMPTIBLE, Switch.TWO_CPUS),
          Set.of(Arrival.PREEMPTION, Arrival.MIGRATION)),
      new Hypothesis(
          "preempt-rt",
          "On PREEMPT_RT softirqs run in tasks; were samples of both taken with preemption on.",
          Set.of(TASK_EVENT, SOFTIRQ_EVENT, PMI),
          Era.PREEMPT_RT,
          Set.of(Switch.PREEMPTIBLE),
          Set.of(Arrival.PREEMPTION)));

  private Hypotheses() {}

  /** {@return all standard hypotheses} */
  public static List<Hypothesis> all() {
    return ALL;
  }

  /** {@return those under which proofs reach any number of interrupts} */
  public static List<Hypothesis> provable() {
    return ALL.stream().filter(h -> h.bound().isEmpty()).toList();
  }

  /** {@return the hypothesis of that id, or empty if there is none} */
  public static Optional<Hypothesis> named(String id) {
    return ALL.stream().filter(h -> h.id().equals(id)).findFirst();
  }

  private static Set<EventSource> with(EventSource... more) {
    Set<EventSource> sources = new HashSet<>(NESTED_IRQS);
    sources.addAll(List.of(more));
    return sources;
  }
}
