package dev.regnest.evidence.review;

import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.why.Mutants;
import dev.regnest.explore.why.Trial;
import dev.regnest.explore.why.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A hypothesis on one side of a change.
 *
 * @param lines the lines of the tree that it was judged with; none where it cannot be read
 * @param judgements its verdicts, one for each hypothesis it is asked under; none where it cannot be read, or was not judged
 * @param restsOn what the verdicts rest on, a sentence each
 * @param problem why it cannot be read, in a line; empty where it can
 */
public record Side(
    TreeLines lines, List<Judgement> judgements, List<String> restsOn, String problem) {
  /** {@return one that can be read} */
  public static Side of(String text, List<Judgement> judgements, List<String> restsOn) {
    return new Side(new TreeLines(text), List.copyOf(judgements), List.copyOf(restsOn), "");
  }

  /** {@return one that cannot be read} */
  public static Side unreadable(String problem) {
    return new Side(new TreeLines(""), List.of(), List.of(), problem);
  }

  /** {@return whether it can be read} */
  public boolean isReadable() {
    return problem.isEmpty();
  }

  /**
   * {@return what changing each of those lines of that file breaks, line by line; of other lines nothing}
   *
   * <p>Only hypotheses under which all holds are asked: where something breaks already, a change that breaks it too would look harmless.
   */
  Map<Integer, List<Trial>> mutated(String file, Set<Integer> lines, BooleanSupplier stop) {
    Map<Integer, List<Trial>> all = new TreeMap<>();
    List<Hypothesis> asked = judgements.stream()
        .filter(judgement -> judgement.complete() && judgement.broken().isEmpty())
        .map(Judgement::hypothesis)
        .toList();
    if (asked.isEmpty()) {
      return all;
    }
    Mutants mutants = Mutants.of(judgements.get(0).design(), asked);
    for (Hypothesis hypothesis : asked) {
      Why why = Why.of(
          mutants,
          hypothesis,
          mutant -> lines.contains(line(mutants, mutant.operation(), file)),
          stop);
      for (Trial trial : why.trials()) {
        int line = line(mutants, trial.mutant().operation(), file);
        all.computeIfAbsent(line, l -> new ArrayList<>()).add(trial);
      }
    }
    return all;
  }

  /** {@return the line of that file which has the operation, or -1} A place names a file without its folders. */
  private static int line(Mutants mutants, int operation, String file) {
    String place = mutants.operations().get(operation - 1).site().line();
    int colon = place.lastIndexOf(':');
    return colon > 0 && place.substring(0, colon).equals(file.substring(file.lastIndexOf('/') + 1))
        ? Integer.parseInt(place.substring(colon + 1))
        : -1;
  }
}
