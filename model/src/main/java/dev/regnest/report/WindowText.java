package dev.regnest.report;

import dev.regnest.explore.Window;
import dev.regnest.machine.Deed;
import java.util.ArrayList;
import java.util.List;

/** How wide a window is, in words; inside kernel entry also push by push. */
final class WindowText {
  private final Window window;
  private final List<Happening.Did> steps;

  /**
   * Prepares the words.
   *
   * @param recording the run without the last arrival
   * @param interrupted the number of the frame that the last arrival interrupts
   */
  WindowText(Window window, Recording recording, int interrupted) {
    this.window = window;
    steps = recording.happenings().stream()
        .filter(h -> h.visit().number() == interrupted)
        .filter(h -> h instanceof Happening.Did)
        .map(h -> (Happening.Did) h)
        .toList();
  }

  String sentence() {
    String text = window.open().size() + " of " + window.points()
        + (window.points() == 1 ? " point" : " points");
    String named = String.join("; ", inEntry());
    return text + (named.isEmpty() ? "" : ": " + named);
  }

  /** The open stretches that lie inside kernel entry, by what has been done before them and what has not. */
  private List<String> inEntry() {
    List<String> stretches = new ArrayList<>();
    List<Integer> open = window.open();
    for (int from = 0, to; from < open.size(); from = to + 1) {
      to = from;
      while (to + 1 < open.size() && open.get(to + 1) == open.get(to) + 1) {
        to++;
      }
      Deed after = after(open.get(from));
      if (after.isOfEntry() && after.kind() != Deed.Kind.ENTRY_COMPLETE) {
        stretches.add("after " + after + ", before " + before(open.get(to)));
      }
    }
    return stretches;
  }

  private Deed after(int point) {
    return steps.stream()
        .filter(did -> did.point() < point && did.deed().isOnTheWay())
        .reduce((one, later) -> later)
        .map(Happening.Did::deed)
        .orElse(Deed.TO_USER_MODE);
  }

  private String before(int point) {
    return steps.stream()
        .filter(did -> did.point() >= point && did.deed().isOnTheWay())
        .findFirst()
        .map(did -> did.deed().toString())
        .orElse("the end");
  }
}
