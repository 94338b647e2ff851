package dev.regnest.explore;

import dev.regnest.design.Design;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Switch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The slots of a design's arrays that no standard hypothesis ever uses.
 *
 * <p>Proofs under all of them say so for any number of interrupts, or for as many as a hypothesis is judged for. Without them, all are run with one interrupt and, if that leaves slots
 * over, with two; where the second uses more than the first, nesting decides and nothing is said.
 */
public final class DeadSlots {
  private DeadSlots() {}

  /**
   * {@return their names, in order}
   *
   * @param judgements what is known about the design already, at least one
   * @param stop asked now and then; true ends the search, with nothing found
   */
  public static List<String> of(List<Judgement> judgements, BooleanSupplier stop) {
    Design design = judgements.get(0).design();
    List<Register> registers = judgements.get(0).registers();
    Set<String> slots = slots(design, registers);
    if (areKnown(judgements)) {
      slots.removeAll(used(judgements));
      return List.copyOf(slots);
    }
    List<Register> any = registers.subList(0, 1);
    Set<String> usedByOne = used(design, any, 1, stop);
    if (usedByOne.containsAll(slots)) {
      return List.of();
    }
    Set<String> usedByTwo = used(design, any, 2, stop);
    if (stop.getAsBoolean() || !usedByTwo.equals(usedByOne)) {
      return List.of();
    }
    slots.removeAll(usedByTwo);
    return List.copyOf(slots);
  }

  /** {@return whether those are proofs under all standard hypotheses, so that nothing need be run} */
  public static boolean areKnown(List<Judgement> judgements) {
    return judgements.stream().allMatch(DeadSlots::isAsGoodAsItGets)
        && judgements.stream().map(Judgement::hypothesis).toList().containsAll(Hypotheses.all());
  }

  private static boolean isAsGoodAsItGets(Judgement judgement) {
    boolean asFar = judgement.isUnbounded()
        || judgement.hypothesis().bound().equals(OptionalInt.of(judgement.interrupts()));
    return asFar && judgement.complete();
  }

  private static Set<String> slots(Design design, List<Register> registers) {
    Set<String> slots = new LinkedHashSet<>();
    for (Cell cell : new Model(design, Hypotheses.all().get(0).setup(registers)).cells()) {
      cell.register()
          .map(r -> cell.name().substring(0, cell.name().lastIndexOf('.')))
          .filter(regs -> regs.endsWith("]"))
          .ifPresent(slots::add);
    }
    return slots;
  }

  private static Set<String> used(
      Design design, List<Register> registers, int interrupts, BooleanSupplier stop) {
    return used(Hypotheses.all().stream()
        // What a compiler moves is an access to the same slot.
        .filter(h -> !h.switches().contains(Switch.COMPILER_REORDERS))
        .map(h -> h.bound().isPresent()
            ? Bounded.judge(design, h, registers, interrupts, stop)
            : Enumerator.judge(design, h, registers, interrupts, stop))
        .toList());
  }

  private static String onAnyCpu(String slot) {
    return slot.replaceFirst("\\[cpu\\d]", "");
  }

  private static Set<String> used(List<Judgement> judgements) {
    Set<String> used = new LinkedHashSet<>();
    judgements.forEach(
        judgement -> judgement.coverage().slotsUsed().forEach(slot -> used.add(onAnyCpu(slot))));
    return used;
  }
}
