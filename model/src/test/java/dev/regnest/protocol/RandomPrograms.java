package dev.regnest.protocol;

import static dev.regnest.protocol.Instruction.Kind.BARRIER;
import static dev.regnest.protocol.Instruction.Kind.DROP_IF;
import static dev.regnest.protocol.Instruction.Kind.EMIT;
import static dev.regnest.protocol.Instruction.Kind.FILL_IF;
import static dev.regnest.protocol.Instruction.Kind.IRQS_OFF;
import static dev.regnest.protocol.Instruction.Kind.IRQS_ON;
import static dev.regnest.protocol.Instruction.Kind.LEVEL;
import static dev.regnest.protocol.Instruction.Kind.LOAD;
import static dev.regnest.protocol.Instruction.Kind.RELAY;
import static dev.regnest.protocol.Instruction.Kind.SERVING_SOFTIRQ;
import static dev.regnest.protocol.Instruction.Kind.SKIP_IF_ZERO;
import static dev.regnest.protocol.Instruction.Kind.STORE;
import static dev.regnest.protocol.Instruction.Kind.STORE_OPPOSITE;
import static java.util.stream.Collectors.joining;

import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import dev.regnest.protocol.Instruction.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a seed, or any numbers, draw: two or three sources, a program for each, and the number of cells they share.
 *
 * <p>Only one source, the victim, can fail, so that what others do to it is not hidden behind what they do to themselves, and it fails in
 * one place. Most programs put back what they set, so that what lies there half-way can be met nowhere else; and most of what handlers
 * do depends on what they find.
 */
public record RandomPrograms(int cells, Map<EventSource, List<Instruction>> programs) {
  private static final int MOST_CELLS = 4;

  private static final List<EventSource> SOURCES = List.of(
      EventSource.TASK_EVENT,
      EventSource.SOFTIRQ_EVENT,
      EventSource.HRTIMER,
      EventSource.PMI,
      EventSource.BREAKPOINT);

  private static final List<Kind> OF_MOVED_VICTIM =
      List.of(STORE, LOAD, STORE_OPPOSITE, RELAY, BARRIER, BARRIER);

  /** Drawn from with equal chances. */
  private static final List<Kind> OF_VICTIM = List.of(
      STORE,
      STORE,
      STORE,
      IRQS_OFF,
      IRQS_OFF,
      IRQS_ON,
      RELAY,
      LOAD,
      STORE_OPPOSITE,
      SKIP_IF_ZERO,
      BARRIER);

  private static final List<Kind> OF_HANDLER = List.of(
      RELAY,
      RELAY,
      RELAY,
      RELAY,
      FILL_IF,
      FILL_IF,
      STORE,
      LOAD,
      STORE_OPPOSITE,
      LEVEL,
      SERVING_SOFTIRQ,
      SKIP_IF_ZERO,
      IRQS_OFF,
      IRQS_ON,
      BARRIER);

  /** {@return what the seed draws} */
  public static RandomPrograms of(long seed) {
    return of(new SplittableRandom(seed));
  }

  /** {@return what the numbers draw; of every number asked for, 0 draws what is simplest} */
  public static RandomPrograms of(RandomGenerator random) {
    List<EventSource> sources = new ArrayList<>(SOURCES);
    int kept = 2 + random.nextInt(2);
    while (sources.size() > kept) {
      sources.remove(random.nextInt(sources.size()));
    }
    EventSource victim = sources.remove(random.nextInt(kept));
    int cells = random.nextInt(8) == 0 ? 1 : 2 + random.nextInt(MOST_CELLS - 1);
    Map<EventSource, List<Instruction>> programs = new EnumMap<>(EventSource.class);
    programs.put(victim, ofVictim(random, cells));
    for (EventSource source : sources) {
      programs.put(source, ofHandler(random, cells));
    }
    return new RandomPrograms(cells, programs);
  }

  /**
   * Draws one that is sound in program order, but for what chance adds: a handler that tells whether two stores came in order, or a slot
   * with a guard.
   */
  public static RandomPrograms ofMoves(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Instruction> victim = new ArrayList<>();
    List<Instruction> handler = new ArrayList<>();
    if (random.nextBoolean()) {
      victim.add(new Instruction(STORE, 0, 0, 0, 1));
      victim.add(new Instruction(STORE, 1, 0, 0, 1));
      victim.add(new Instruction(DROP_IF, 2, 0, 0, 1));
      handler.add(new Instruction(RELAY, 1, 0, 2, random.nextInt(4) == 0 ? 1 : 0));
    } else {
      victim.add(new Instruction(STORE, 0, 0, 0, 1));
      victim.add(new Instruction(FILL_IF, 1, 0, 0, 0));
      victim.add(new Instruction(EMIT, 0, 0, 0, 0));
      handler.add(new Instruction(FILL_IF, 0, 0, 0, random.nextInt(4) == 0 ? 1 : 0));
    }
    victim.add(new Instruction(STORE, 0, 0, 0, 0));
    for (int more = random.nextInt(3); more > 0; more--) {
      Instruction drawn = instruction(random, OF_MOVED_VICTIM, MOST_CELLS - 1);
      victim.add(random.nextInt(victim.size()), drawn);
    }
    return new RandomPrograms(
        MOST_CELLS, Map.of(EventSource.TASK_EVENT, victim, EventSource.PMI, handler));
  }

  private static List<Instruction> ofVictim(RandomGenerator random, int cells) {
    List<Instruction> program = new ArrayList<>();
    boolean emits = random.nextInt(3) == 0;
    if (emits) {
      program.add(new Instruction(FILL_IF, 0, 0, 0, 0));
    }
    for (int more = random.nextInt(4); more > 0; more--) {
      program.add(instruction(random, OF_VICTIM, cells));
    }
    program.add(new Instruction(emits ? EMIT : DROP_IF, random.nextInt(cells), 0, 0, 1));
    int putsBack = random.nextInt(3);
    for (int cell = 0; cell < cells && putsBack > 0; cell++) {
      program.add(putsBack == 1 ? cell : program.size(), new Instruction(STORE, cell, 0, 0, 0));
    }
    return program;
  }

  private static List<Instruction> ofHandler(RandomGenerator random, int cells) {
    List<Instruction> program = new ArrayList<>();
    for (int more = 1 + random.nextInt(3); more > 0; more--) {
      program.add(instruction(random, OF_HANDLER, cells));
    }
    if (random.nextBoolean()) {
      int flag = random.nextInt(cells);
      program.add(0, new Instruction(STORE, flag, 0, 0, 1));
      program.add(new Instruction(STORE, flag, 0, 0, 0));
    }
    return program;
  }

  private static Instruction instruction(RandomGenerator random, List<Kind> kinds, int cells) {
    return new Instruction(
        kinds.get(random.nextInt(kinds.size())),
        random.nextInt(cells),
        random.nextInt(cells),
        random.nextInt(cells),
        random.nextInt(4) == 0 ? 0 : 1);
  }

  /** {@return the hypothesis under which the sources may arrive} */
  public Hypothesis hypothesis() {
    return hypothesis(Set.of());
  }

  /** {@return the hypothesis under which, besides, a compiler moves accesses} */
  public Hypothesis reordered() {
    return hypothesis(Set.of(Switch.COMPILER_REORDERS));
  }

  /** {@return the hypothesis under which task B, which samples as task A does, preempts it, and on two CPUs moves} */
  public Hypothesis preempted(boolean onTwoCpus) {
    return onTwoCpus
        ? hypothesis(
            Set.of(Switch.PREEMPTIBLE, Switch.TWO_CPUS),
            Set.of(Arrival.PREEMPTION, Arrival.MIGRATION))
        : hypothesis(Set.of(Switch.PREEMPTIBLE), Set.of(Arrival.PREEMPTION));
  }

  private Hypothesis hypothesis(Set<Switch> switches) {
    return hypothesis(switches, Set.of(Arrival.REENTRY));
  }

  private Hypothesis hypothesis(Set<Switch> switches, Set<Arrival> others) {
    return new Hypothesis("random", "Random.", programs.keySet(), Era.V5_11, switches, others);
  }

  @Override
  public String toString() {
    return programs.entrySet().stream()
        .map(program -> program.getKey() + ": "
            + program.getValue().stream().map(Instruction::toString).collect(joining("; ")))
        .collect(joining(" | "));
  }
}
