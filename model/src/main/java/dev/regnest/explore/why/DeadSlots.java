package dev.regnest.explore.why;

import dev.regnest.check.Coverage;
import dev.regnest.design.Design;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Model;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
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
 * <p>Proofs come by every slot that any number of interrupts uses; where a hypothesis is judged for a number of them only, as many are tried.
 */
public final class DeadSlots {
  /** Which slot is used does not depend on how many words are copied to it. */
  private static final List<Register> ONE_WORD = Registers.REPRESENTATIVE.subList(0, 1);

  private DeadSlots() {}

  /**
   * {@return their names, in order}
   *
   * @param judgements what is known about the design already, at least one
   * @param stop asked now and then; true ends the search, with nothing found
   */
  public static List<String> of(List<Judgement> judgements, BooleanSupplier stop) {
    Design design = judgements.get(0).design();
    if (!areKnown(judgements)) {
      return search(design, stop);
    }
    Set<String> unused = slots(design);
    judgements.forEach(judgement -> unused.removeAll(used(judgement.coverage())));
    return List.copyOf(unused);
  }

  /** {@return the same where nothing is known; {@code stop} as above} */
  public static List<String> search(Design design, BooleanSupplier stop) {
    Set<String> unused = slots(design);
    for (Hypothesis hypothesis : Hypotheses.all()) {
      // What a compiler moves is an access to the same slot.
      if (!unused.isEmpty() && !hypothesis.switches().contains(Switch.COMPILER_REORDERS)) {
        unused.removeAll(used(Engines.visit(design, hypothesis, ONE_WORD, stop)));
      }
    }
    return stop.getAsBoolean() ? List.of() : List.copyOf(unused);
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

  private static Set<String> slots(Design design) {
    Set<String> slots = new LinkedHashSet<>();
    Model model = new Model(design, Hypotheses.all().get(0).setup(ONE_WORD));
    model.machine().layout().makeAll();
    for (Cell cell : model.cells()) {
      cell.register()
          .map(r -> cell.name().substring(0, cell.name().lastIndexOf('.')))
          .filter(regs -> regs.endsWith("]"))
          .ifPresent(slots::add);
    }
    return slots;
  }

  private static Set<String> used(Coverage coverage) {
    Set<String> used = new LinkedHashSet<>();
    coverage.slotsUsed().forEach(slot -> used.add(slot.replaceFirst("\\[cpu\\d]", "")));
    return used;
  }
}
