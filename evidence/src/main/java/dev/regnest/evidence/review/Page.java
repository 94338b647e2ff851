package dev.regnest.evidence.review;

import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.List;

/** Lines of an answer, at most 75 columns wide, and whether all of it was judged. */
final class Page {
  static final int WIDTH = 75;
  private static final String UNDER_MARK = " ".repeat(13);

  private final List<String> lines = new ArrayList<>();
  private boolean isWhole = true;

  /** Says it as it is. */
  void line(String line) {
    lines.add(line);
  }

  /** Says it in as many lines as it takes. */
  void say(String first, String indent, String words) {
    lines.addAll(Text.wrap(first, indent, words, WIDTH));
  }

  /** Says it behind a mark, such as "worse". */
  void marked(String mark, String words) {
    say(String.format(" %-12s", mark), UNDER_MARK, words);
  }

  /** Says more of what was marked. */
  void under(String first, String words) {
    say(UNDER_MARK + first, UNDER_MARK + "  ", words);
  }

  /** Says that something was not judged, and why not. */
  void notJudged(String what, String why) {
    isWhole = false;
    marked("not judged", what + ": " + why);
  }

  /** Notes that something was not decided. */
  void isNotWhole() {
    isWhole = false;
  }

  /** {@return whether all was judged} */
  boolean isWhole() {
    return isWhole;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
