package dev.regnest.report;

import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Window;
import java.util.ArrayList;
import java.util.List;

/** How wide a window is, in words. */
final class WindowText {
  private WindowText() {}

  static List<String> of(Window window, Judgement judgement, Counterexample counterexample) {
    List<String> lines = new ArrayList<>();
    String points = window.points() == 1 ? " point" : " points";
    lines.add(" window: " + window.open().size() + " of " + window.points() + points);
    return lines;
  }
}
