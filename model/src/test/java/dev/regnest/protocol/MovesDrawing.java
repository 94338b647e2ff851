package dev.regnest.protocol;

import dev.regnest.kernel.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How protocols are drawn for a compiler that moves accesses: sound in program order, but for what chance adds.
 *
 * <p>What they rest on is that two stores come in order, that a slot is copied and used under its guard, that a value is loaded under one, or
 * that a store comes after the branch before it.
 */
final class MovesDrawing {
  private static final int CELLS = 4;
  private static final int MOST_ADDED = 3;

  /** The simplest first. */
  private static final List<Kind> ADDED = List.of(
      Kind.BARRIER,
      Kind.BARRIER,
      Kind.STORE,
      Kind.LOAD,
      Kind.STORE_OPPOSITE,
      Kind.RELAY,
      Kind.SKIP_IF_ZERO,
      Kind.READ_ONCE,
      Kind.WRITE_ONCE,
      Kind.XCHG,
      Kind.FLIP,
      Kind.RETURN_IF,
      Kind.ASSERT_LATE,
      Kind.OOPS_IF,
      Kind.COUNT_UP,
      Kind.IRQ_SAVE);

  private final Draw draw;

  MovesDrawing(Draw draw) {
    this.draw = draw;
  }

  RandomPrograms programs() {
    int pattern = draw.below(4);
    boolean samples = pattern < 2 || draw.below(2) == 0;
    List<Instruction> victim = new ArrayList<>(
        switch (pattern) {
          case 0 -> storesInOrder(samples);
          case 1 -> slotWithGuard();
          case 2 -> loadWithGuard();
          default -> storeAfterBranch(samples);
        });
    List<Instruction> handler = new ArrayList<>(seenBy(pattern, draw.below(4) == 3 ? 1 : 0));
    for (int more = draw.below(MOST_ADDED); more > 0; more--) {
      Instruction drawn = added();
      victim.add(draw.below(victim.size()), drawn);
    }
    if (draw.below(4) == 3) {
      handler.add(draw.below(handler.size() + 1), added());
    }
    return new RandomPrograms(
        samples,
        CELLS,
        Map.of(EventSource.TASK_EVENT, routine(victim), EventSource.PMI, routine(handler)),
        Routine.of(),
        Conditions.PLAIN);
  }

  private static Routine routine(List<Instruction> instructions) {
    return Routine.of(instructions.toArray(Instruction[]::new));
  }

  private Instruction added() {
    return new Instruction(
        ADDED.get(draw.below(ADDED.size())),
        draw.below(CELLS - 1),
        draw.below(CELLS - 1),
        draw.below(CELLS - 1),
        draw.below(4) == 0 ? 0 : 1);
  }

  private static List<Instruction> storesInOrder(boolean samples) {
    return List.of(
        Instruction.of(Kind.STORE, 0, 1),
        Instruction.of(Kind.STORE, 1, 1),
        fails(samples),
        Instruction.of(Kind.STORE, 0, 0));
  }

  private static List<Instruction> slotWithGuard() {
    return List.of(
        Instruction.of(Kind.STORE, 0, 1),
        Instruction.of(Kind.FILL_IF, 1, 0),
        Instruction.of(Kind.EMIT, 0, 0),
        Instruction.of(Kind.STORE, 0, 0));
  }

  private static List<Instruction> loadWithGuard() {
    return List.of(
        Instruction.of(Kind.STORE, 0, 1),
        Instruction.of(Kind.STORE, 1, 0),
        Instruction.of(Kind.ASSERT_NOT, 1, 1),
        Instruction.of(Kind.STORE, 0, 0));
  }

  private static List<Instruction> storeAfterBranch(boolean samples) {
    return List.of(
        Instruction.of(Kind.WRITE_ONCE, 0, 1),
        Instruction.of(Kind.READ_ONCE, 0, 0),
        Instruction.of(Kind.SKIP_IF_ZERO, 0, 0),
        Instruction.of(Kind.STORE, 3, 1),
        Instruction.of(Kind.STORE, 1, 1),
        fails(samples),
        Instruction.of(Kind.STORE, 0, 0));
  }

  private static Instruction fails(boolean samples) {
    return Instruction.of(samples ? Kind.DROP_IF : Kind.ASSERT_NOT, 2, 1);
  }

  /** {@return what tells whether it went wrong; with another {@code value} it may, without a compiler's help} */
  private static List<Instruction> seenBy(int pattern, int value) {
    return switch (pattern) {
      case 0 -> List.of(new Instruction(Kind.RELAY, 1, 0, 2, value));
      case 1 -> List.of(Instruction.of(Kind.FILL_IF, 0, value));
      case 2 ->
        List.of(Instruction.of(Kind.LOAD, 0, 0), Instruction.of(Kind.STORE_OPPOSITE, 1, value));
      default -> List.of(new Instruction(Kind.RELAY, 1, 3, 2, value));
    };
  }
}
