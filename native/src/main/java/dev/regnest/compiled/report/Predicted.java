package dev.regnest.compiled.report;

import dev.regnest.explore.Judgement;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Whether the model knew what was seen. */
public enum Predicted {
  /** Nothing broke, so there was nothing to know. */
  NOTHING_BROKE("-"),
  /** The model breaks the same claims with every access where the file has it. */
  AS_WRITTEN("as written"),
  /** It breaks them once a compiler moves accesses. */
  MOVED("if moved"),
  /** It did not come to an end. */
  UNDECIDED("undecided"),
  /** It says that they hold. Then the model is wrong. */
  NO("NO");

  private final String label;

  Predicted(String label) {
    this.label = label;
  }

  /** {@return it in a table} */
  public String label() {
    return label;
  }

  /**
   * {@return what the model knew of the claims that broke}
   *
   * @param inOrder its judgement with nothing moved
   * @param reordering its judgement with a compiler that moves accesses; asked only if needed
   */
  public static Predicted of(
      Set<String> broken, Judgement inOrder, Supplier<Judgement> reordering) {
    if (broken.isEmpty()) {
      return NOTHING_BROKE;
    }
    Set<String> left = new TreeSet<>(broken);
    left.removeAll(names(inOrder));
    if (left.isEmpty()) {
      return AS_WRITTEN;
    }
    Judgement moved = reordering.get();
    left.removeAll(names(moved));
    if (left.isEmpty()) {
      return MOVED;
    }
    return inOrder.complete() && moved.complete() ? NO : UNDECIDED;
  }

  private static Set<String> names(Judgement judgement) {
    Set<String> names = new TreeSet<>();
    judgement.broken().keySet().forEach(claim -> names.add(claim.name()));
    return names;
  }
}
