package dev.regnest.report;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Reach;
import java.util.List;

/** What a proof covers, in a line or two of at most 75 columns. */
public final class ReachText {
  private ReachText() {}

  /** {@return the lines; none for what is no proof} */
  public static List<String> of(Judgement judgement) {
    if (!judgement.complete()
        || !judgement.isUnbounded()
        || judgement.hypothesis().bound().isPresent()) {
      return List.of();
    }
    Reach reach = Reach.of(judgement.design(), judgement.hypothesis(), judgement.registers());
    String deepest = reach.deepest() < Reach.DEEPEST
        ? "up to " + reach.deepest() + " deep"
        : "counted to " + Reach.DEEPEST + " deep";
    return Text.wrap(
        " covers ",
        "   ",
        reach.points() + " points; of " + reach.combinations()
            + " combinations of point, source and nesting level the rules let "
            + reach.reachable() + " happen, " + deepest,
        Table.WIDTH);
  }
}
