package dev.regnest.protocol;

import static java.util.stream.Collectors.joining;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a seed, or any numbers, draw: two or three sources, a routine for each, and what they share.
 *
 * @param samples whether each routine is a sample's, or plain code that can do all but what samples do
 * @param cells the number of cells they share
 * @param routines what each source runs
 * @param atRest what looks at memory after everything has returned
 * @param conditions under what they run
 */
public record RandomPrograms(
    boolean samples,
    int cells,
    Map<EventSource, Routine> routines,
    Routine atRest,
    Conditions conditions) {
  /** Where designs that nobody proposed are from. */
  public static final String DRAWN = "drawn at random";

  /** The one word that samples copy. */
  public static final Register WORD = Register.IP;

  /** Copies the routines in the order of their sources, so that programs never change and always print alike. */
  public RandomPrograms {
    routines = Collections.unmodifiableMap(new TreeMap<>(routines));
  }

  /** Samples under plain conditions, with nothing to assert at rest. */
  public RandomPrograms(int cells, Map<EventSource, Routine> routines) {
    this(/* samples= */ true, cells, routines, Routine.of(), Conditions.PLAIN);
  }

  /** {@return what the seed draws} */
  public static RandomPrograms of(long seed) {
    return of(Draw.of(seed));
  }

  /**
   * {@return what the numbers draw} Where all are 0 that is as simple as it gets, and a number means the same whatever those before it are, so
   * that each can be made smaller by itself.
   */
  public static RandomPrograms of(Draw draw) {
    return new Drawing(draw).programs();
  }

  /** {@return what the seed draws for a compiler that moves accesses: sound in program order, but for what chance adds} */
  public static RandomPrograms ofMoves(long seed) {
    return new MovesDrawing(Draw.of(seed)).programs();
  }

  /** {@return the design that runs them} */
  public Design design() {
    return new Design(
        "random-programs",
        toString(),
        DRAWN,
        Set.of(),
        kernel -> samples
            ? new RandomSamples(kernel, this)
            : new RandomCode(new Shared(kernel.perCpu(), this)));
  }

  /** {@return the hypothesis under which the sources may arrive} */
  public Hypothesis hypothesis() {
    return conditions.of(routines.keySet());
  }

  /** {@return the hypothesis under which, besides, a compiler moves accesses} */
  public Hypothesis reordered() {
    return conditions.with(Switch.COMPILER_REORDERS).of(routines.keySet());
  }

  /** {@return the hypothesis under which task B, which samples as task A does, preempts it, and on two CPUs moves} */
  public Hypothesis preempted(boolean onTwoCpus) {
    Set<Switch> switches =
        onTwoCpus ? Set.of(Switch.PREEMPTIBLE, Switch.TWO_CPUS) : Set.of(Switch.PREEMPTIBLE);
    Set<Arrival> arrivals =
        onTwoCpus ? Set.of(Arrival.PREEMPTION, Arrival.MIGRATION) : Set.of(Arrival.PREEMPTION);
    return new Conditions(Era.V5_11, switches, arrivals).of(routines.keySet());
  }

  /** {@return what the seed draws where a task waits, task B runs other code, or a handler leaves preempt_count changed} */
  public static RandomPrograms ofTwoTasks(long seed) {
    Draw draw = Draw.of(seed);
    return new TwoTasksDrawing(draw, of(draw)).programs();
  }

  /** {@return the same routines, as many as there are of a task, softirqs and NMIs, the first the task's} */
  public RandomPrograms inTasksAndSoftirqs() {
    List<EventSource> sources =
        List.of(EventSource.TASK_EVENT, EventSource.SOFTIRQ_EVENT, EventSource.PMI);
    Map<EventSource, Routine> moved = new TreeMap<>();
    routines.values().forEach(routine -> moved.put(sources.get(moved.size()), routine));
    return new RandomPrograms(samples, cells, moved, atRest, conditions);
  }

  /** {@return the hypothesis under which softirqs run in two tasks that preempt each other, on PREEMPT_RT} */
  public Hypothesis onPreemptRt() {
    Set<Switch> switches = EnumSet.of(Switch.PREEMPTIBLE);
    if (conditions.era().ordinal() % 2 == 0) {
      switches.add(Switch.BH_LOCK);
    }
    return new Conditions(Era.PREEMPT_RT, switches, Set.of(Arrival.PREEMPTION))
        .of(routines.keySet());
  }

  /** {@return whether some routine chooses a value, which takes a step of a schedule beside what arrives} */
  public boolean chooseValues() {
    return routines.values().stream()
        .flatMap(routine -> routine.instructions().stream())
        .anyMatch(instruction -> instruction.kind() == Kind.CHOOSE);
  }

  @Override
  public String toString() {
    String all = routines.entrySet().stream()
        .map(routine -> routine.getKey() + ": " + routine.getValue())
        .collect(joining(" || "));
    return (samples ? "" : "no samples || ")
        + all
        + (atRest.instructions().isEmpty() ? "" : " || at rest: " + atRest)
        + (conditions.equals(Conditions.PLAIN) ? "" : " || " + conditions);
  }
}
