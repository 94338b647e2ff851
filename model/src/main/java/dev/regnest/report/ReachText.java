package dev.regnest.report;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Reach;
import java.util.Locale;

/** What a proof covers, in one line. */
public final class ReachText {
  private ReachText() {}

  /** {@return the line} */
  public static String of(Judgement judgement) {
    Reach reach =
        Reach.of(judgement.design(), judgement.hypothesis(), judgement.registers());
    String deepest = reach.deepest() < Reach.DEEPEST
        ? "up to " + reach.deepest() + " deep"
        : "counted to " + Reach.DEEPEST + " deep";
    return String.format(
        Locale.ROOT,
        " covers %d points; of %d (point, source, level) the rules let %d happen, %s",
        reach.points(),
        reach.combinations(),
        reach.reachable(),
        deepest);
  }
}
