package dev.regnest.explore;

import dev.regnest.design.Design;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * The slots of a design's arrays that no standard hypothesis ever uses.
 *
 * <p>Found by running all of them with one interrupt and, if that leaves slots over, with two. Where the second uses more than the first,
 * nesting decides and nothing is said: the slots of a pile are not dead, only deep.
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
    Set<String> all = slots(design, registers);
    Set<String> usedByOne = used(design, registers, 1, stop);
    if (usedByOne.containsAll(all)) {
      return List.of();
    }
    Set<String> usedByTwo =
        isAllByTwo(judgements) ? used(judgements) : used(design, registers, 2, stop);
    if (stop.getAsBoolean() || !usedByTwo.equals(usedByOne)) {
      return List.of();
    }
    all.removeAll(usedByTwo);
    return List.copyOf(all);
  }

  private static boolean isAllByTwo(List<Judgement> judgements) {
    return judgements.stream().allMatch(j -> j.interrupts() == 2)
        && judgements.stream().map(Judgement::hypothesis).toList().containsAll(Hypotheses.all());
  }

  private static Set<String> used(List<Judgement> judgements) {
    Set<String> used = new TreeSet<>();
    judgements.forEach(judgement -> used.addAll(judgement.coverage().slotsUsed()));
    return used;
  }

  private static Set<String> slots(Design design, List<Register> registers) {
    Set<String> slots = new TreeSet<>();
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
        .map(hypothesis -> Enumerator.judge(design, hypothesis, registers, interrupts, stop))
        .toList());
  }
}
