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
   * @param stop asked now and then; true ends the search, with nothing found
   */
  public static List<String> of(Design design, List<Register> registers, BooleanSupplier stop) {
    Set<String> all = slots(design, registers);
    Set<String> usedByOne = used(design, registers, 1, stop);
    if (usedByOne.containsAll(all)) {
      return List.of();
    }
    Set<String> usedByTwo = used(design, registers, 2, stop);
    if (stop.getAsBoolean() || !usedByTwo.equals(usedByOne)) {
      return List.of();
    }
    all.removeAll(usedByTwo);
    return List.copyOf(all);
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
    Set<String> used = new TreeSet<>();
    for (Hypothesis hypothesis : Hypotheses.all()) {
      used.addAll(Enumerator.judge(design, hypothesis, registers, interrupts, stop)
          .coverage()
          .slotsUsed());
    }
    return used;
  }
}
