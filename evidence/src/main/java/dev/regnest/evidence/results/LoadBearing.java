package dev.regnest.evidence.results;

import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.why.Mutants;
import dev.regnest.explore.why.Trial;
import dev.regnest.machine.mutation.Operation;
import dev.regnest.report.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks of one design which of its operations are load-bearing. */
public final class LoadBearing {
  private final Mutants mutants;
  private final List<dev.regnest.explore.why.Why> whys;

  private LoadBearing(Mutants mutants, List<dev.regnest.explore.why.Why> whys) {
    this.mutants = mutants;
    this.whys = whys;
  }

  /**
   * {@return what became of every mutant of the design}
   *
   * @param mutants the mutants of the design
   * @param judgements the judgements of one design, one a hypothesis to ask about
   */
  public static Why of(Mutants mutants, List<Judgement> judgements, BooleanSupplier stop) {
    List<dev.regnest.explore.why.Why> whys = judgements.stream()
        .map(j -> dev.regnest.explore.why.Why.of(mutants, j.hypothesis(), stop))
        .toList();
    return of(mutants, whys);
  }

  /** {@return the same of what is known already, one a hypothesis} */
  public static Why of(Mutants mutants, List<dev.regnest.explore.why.Why> whys) {
    return new LoadBearing(mutants, whys).asData();
  }

  private Why asData() {
    List<Why.Operation> operations = new ArrayList<>();
    for (int number = 1; number <= mutants.operations().size(); number++) {
      Operation operation = mutants.operations().get(number - 1);
      String stage = operation.site().stage().name().toLowerCase(Locale.ROOT);
      operations.add(new Why.Operation(number, stage, operation.text(), mutants(number)));
    }
    return new Why(whys.stream().map(why -> why.hypothesis().id()).toList(), operations);
  }

  private List<Why.Mutant> mutants(int operation) {
    List<Why.Mutant> of = new ArrayList<>();
    List<Trial> trials = whys.get(0).trials();
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i).mutant().operation() == operation) {
        int index = i;
        of.add(new Why.Mutant(
            trials.get(i).mutant().name(),
            trials.get(i).mutant().mutation().meaning(),
            whys.stream().map(why -> fate(why, why.trials().get(index))).toList()));
      }
    }
    return of;
  }

  private static Why.Fate fate(dev.regnest.explore.why.Why why, Trial trial) {
    Optional<Counterexample> killer = trial.killer();
    return new Why.Fate(
        why.hypothesis().id(),
        trial.fate().name(),
        killer.map(k -> k.violation().claim().name()).orElse(null),
        killer.map(k -> k.violation().kind()).orElse(null),
        killer.map(k -> Invocation.replay(trial, why.hypothesis())).orElse(null));
  }
}
