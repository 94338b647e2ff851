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

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import dev.regnest.protocol.Instruction.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a seed, or any numbers, draw: two or three sources, a program for each, and the number of cells they share.
 *
 * <p>Only one source, the victim, can fail, so that what others do to it is not hidden behind what they do to themselves, and it fails in
 * one place. Most programs put back what they set, so that what lies there half-way can be met nowhere else; and most of what handlers
 * do depends on what they find.
 */
public record RandomPrograms(int cells, Map<EventSource, List<Instruction>> programs) {
  /** Where designs that nobody proposed are from. */
  public static final String DRAWN = "drawn at random";

  /** The one word that samples copy. */
  public static final Register WORD = Register.IP;

  private static final int MOST_CELLS = 4;
  private static final int MOST_INSTRUCTIONS = 3;

  /** How many more than one, drawn with equal chances. */
  private static final List<Integer> CELLS = List.of(0, 1, 1, 1, 2, 2, 3, 3);

  private static final List<EventSource> SOURCES = List.of(
      EventSource.TASK_EVENT,
      EventSource.SOFTIRQ_EVENT,
      EventSource.HRTIMER,
      EventSource.PMI,
      EventSource.BREAKPOINT);

  private static final List<Kind> OF_MOVED_VICTIM =
      List.of(STORE, LOAD, STORE_OPPOSITE, RELAY, BARRIER, BARRIER);

  /** Drawn from with equal chances, the simplest first. */
  private static final List<Kind> OF_VICTIM = List.of(
      BARRIER,
      STORE,
      STORE,
      STORE,
      IRQS_OFF,
      IRQS_OFF,
      IRQS_ON,
      LOAD,
      STORE_OPPOSITE,
      SKIP_IF_ZERO,
      RELAY);

  private static final List<Kind> OF_HANDLER = List.of(
      BARRIER,
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
      RELAY,
      RELAY,
      RELAY,
      RELAY);

  /** {@return what the seed draws} */
  public static RandomPrograms of(long seed) {
    return of(Draw.of(seed));
  }

  /**
   * {@return what the numbers draw} Where all are 0 that is as simple as it gets, and a number means the same whatever those before it are, so
   * that each can be made smaller by itself.
   */
  public static RandomPrograms of(Draw draw) {
    int kept = 2 + draw.below(2);
    List<EventSource> sources = new ArrayList<>(SOURCES);
    for (int left = SOURCES.size(); left > 2; left--) {
      int removed = left - 1 - draw.below(left);
      if (left > kept) {
        sources.remove(removed);
      }
    }
    EventSource victim = sources.remove(draw.below(kept));
    int cells = 1 + CELLS.get(draw.below(CELLS.size()));
    Map<EventSource, List<Instruction>> programs = new EnumMap<>(EventSource.class);
    programs.put(victim, ofVictim(draw, cells));
    for (EventSource source : sources) {
      programs.put(source, ofHandler(draw, cells));
    }
    return new RandomPrograms(cells, programs);
  }

  /**
   * Draws one that is sound in program order, but for what chance adds: a handler that tells whether two stores came in order, or a slot
   * with a guard.
   */
  public static RandomPrograms ofMoves(long seed) {
    Draw draw = Draw.of(seed);
    List<Instruction> victim = new ArrayList<>();
    List<Instruction> handler = new ArrayList<>();
    if (draw.below(2) == 1) {
      victim.add(new Instruction(STORE, 0, 0, 0, 1));
      victim.add(new Instruction(STORE, 1, 0, 0, 1));
      victim.add(new Instruction(DROP_IF, 2, 0, 0, 1));
      handler.add(new Instruction(RELAY, 1, 0, 2, draw.below(4) == 0 ? 1 : 0));
    } else {
      victim.add(new Instruction(STORE, 0, 0, 0, 1));
      victim.add(new Instruction(FILL_IF, 1, 0, 0, 0));
      victim.add(new Instruction(EMIT, 0, 0, 0, 0));
      handler.add(new Instruction(FILL_IF, 0, 0, 0, draw.below(4) == 0 ? 1 : 0));
    }
    victim.add(new Instruction(STORE, 0, 0, 0, 0));
    for (int more = draw.below(3); more > 0; more--) {
      Instruction drawn = instruction(draw, OF_MOVED_VICTIM, MOST_CELLS - 1);
      victim.add(draw.below(victim.size()), drawn);
    }
    return new RandomPrograms(
        MOST_CELLS, Map.of(EventSource.TASK_EVENT, victim, EventSource.PMI, handler));
  }

  private static List<Instruction> ofVictim(Draw draw, int cells) {
    List<Instruction> program = new ArrayList<>();
    boolean emits = draw.below(3) == 0;
    if (emits) {
      program.add(new Instruction(FILL_IF, 0, 0, 0, 0));
    }
    program.addAll(some(draw, OF_VICTIM, cells, /* ofSix= */ 3));
    program.add(new Instruction(emits ? EMIT : DROP_IF, draw.below(cells), 0, 0, 1));
    int putsBack = draw.below(3);
    for (int cell = 0; cell < cells && putsBack > 0; cell++) {
      program.add(putsBack == 1 ? cell : program.size(), new Instruction(STORE, cell, 0, 0, 0));
    }
    return program;
  }

  private static List<Instruction> ofHandler(Draw draw, int cells) {
    List<Instruction> program = some(draw, OF_HANDLER, cells, /* ofSix= */ 4);
    boolean setsFlag = draw.below(2) == 1;
    int flag = draw.below(cells);
    if (setsFlag) {
      program.add(0, new Instruction(STORE, flag, 0, 0, 1));
      program.add(new Instruction(STORE, flag, 0, 0, 0));
    }
    return program;
  }

  /** {@return up to three instructions, each there in so many of six cases} */
  private static List<Instruction> some(Draw draw, List<Kind> kinds, int cells, int ofSix) {
    List<Instruction> some = new ArrayList<>();
    for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
      boolean there = draw.below(6) >= 6 - ofSix;
      Instruction drawn = instruction(draw, kinds, cells);
      if (there) {
        some.add(drawn);
      }
    }
    return some;
  }

  private static Instruction instruction(Draw draw, List<Kind> kinds, int cells) {
    return new Instruction(
        kinds.get(draw.below(kinds.size())),
        draw.below(cells),
        draw.below(cells),
        draw.below(cells),
        draw.below(4) == 0 ? 0 : 1);
  }

  /** {@return the design that runs them} */
  public Design design() {
    return new Design(
        "random-programs", toString(), DRAWN, Set.of(), kernel -> new RandomProtocol(kernel, this));
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
