package dev.regnest.evidence.review;

import dev.regnest.report.LeftOut;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.List;

/** The answer to a patch as a text for a mail, at most 75 columns wide but for what is to be pasted. */
public final class ReviewText {
  private static final int WIDTH = 75;

  /** As many lines as somebody reads in a mail; where there are more, the replay alone tells the steps of what breaks. */
  private static final int MOST_LINES = 60;

  private static final String UNDER_MARK = " ".repeat(13);

  private final Reviewed reviewed;
  private final List<String> lines = new ArrayList<>();

  private ReviewText(Reviewed reviewed) {
    this.reviewed = reviewed;
  }

  /** {@return the lines} */
  public static List<String> of(Reviewed reviewed) {
    List<String> whole = of(reviewed, /* withSteps= */ true);
    return whole.size() <= MOST_LINES ? whole : of(reviewed, /* withSteps= */ false);
  }

  private static List<String> of(Reviewed reviewed, boolean withSteps) {
    ReviewText text = new ReviewText(reviewed);
    text.lines.add(reviewed.size());
    reviewed.search().ifPresent(found -> text.say("", "  ", found));
    text.lines.add("");
    reviewed.verdicts().forEach(text::verdict);
    reviewed.places().forEach(text::place);
    text.stories(withSteps);
    text.limits();
    return List.copyOf(text.lines);
  }

  private void say(String first, String indent, String words) {
    lines.addAll(Text.wrap(first, indent, words, WIDTH));
  }

  /** Says it behind a mark, such as "worse". */
  private void marked(String mark, String words) {
    say(String.format(" %-12s", mark), UNDER_MARK, words);
  }

  private void under(String first, String words) {
    say(UNDER_MARK + first, UNDER_MARK + "  ", words);
  }

  private void verdict(Reviewed.Verdict verdict) {
    if (verdict.reason() != null) {
      marked(verdict.way(), verdict.cell() + ": " + verdict.reason());
      return;
    }
    marked(verdict.way(), verdict.cell());
    if (verdict.way().equals("the same")) {
      under("", "before and after " + verdict.before());
    } else {
      under("before ", verdict.before());
      under("after  ", verdict.after());
    }
  }

  private void place(Reviewed.Place place) {
    if (!place.lines().isEmpty()) {
      lines.add("");
    }
    if (place.reason() != null) {
      marked(Reviewed.NOT_JUDGED, place.name() + ": " + place.reason());
    } else {
      lines.add(" " + place.name());
    }
    for (Reviewed.Line line : place.lines()) {
      code(line.sign(), line.text());
      if (line.says() != null) {
        say("     ", "     ", line.says());
      }
    }
  }

  private void code(String sign, String line) {
    String shown = "   " + sign + " " + line.replace("\t", "    ").stripTrailing();
    lines.add(shown.length() > WIDTH ? shown.substring(0, WIDTH - 3) + "..." : shown);
  }

  /** The first is told, of the others it is said how to see them: a mail has room for one. */
  private void stories(boolean withSteps) {
    for (int i = 0; i < reviewed.stories().size(); i++) {
      Reviewed.Story story = reviewed.stories().get(i);
      lines.add("");
      say("", "  ", story.when() + " the change, " + story.hypothesis() + ":");
      if (i == 0) {
        lines.addAll(story.table());
        if (withSteps) {
          lines.addAll(story.steps());
        }
      }
      lines.add(" replay: " + story.replay());
      if (story.when().equals("after")) {
        lines.add("   with the change in the tree");
      }
    }
  }

  private void limits() {
    for (Reviewed.Limits limits : reviewed.limits()) {
      lines.add("");
      if (reviewed.limits().size() > 1) {
        say("", "  ", limits.file() + ":");
      }
      lines.addAll(LeftOut.lines(limits.sentences()));
    }
  }
}
