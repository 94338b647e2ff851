package dev.regnest.evidence.review;

import dev.regnest.evidence.format.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The answer to a patch for a pull request or the summary of a CI's step: the verdicts as a table, the patch as a diff, each schedule folded. */
public final class ReviewMarkdown {
  private final Reviewed reviewed;
  private final List<String> lines = new ArrayList<>();

  private ReviewMarkdown(Reviewed reviewed) {
    this.reviewed = reviewed;
  }

  /** {@return the lines} */
  public static List<String> of(Reviewed reviewed) {
    ReviewMarkdown markdown = new ReviewMarkdown(reviewed);
    markdown.head();
    markdown.verdicts();
    reviewed.places().forEach(markdown::place);
    reviewed.stories().forEach(markdown::story);
    markdown.limits();
    return List.copyOf(markdown.lines);
  }

  private void head() {
    lines.add("### regnest: " + reviewed.outcome());
    lines.add("");
    lines.add(Markdown.escaped(
        reviewed.size() + reviewed.search().map(found -> "; " + found).orElse("")));
    lines.add("");
  }

  private void verdicts() {
    if (reviewed.verdicts().isEmpty()) {
      return;
    }
    lines.add("| | hypothesis | before | after |");
    lines.add("|---|---|---|---|");
    for (Reviewed.Verdict verdict : reviewed.verdicts()) {
      String mark = verdict.way().equals(Reviewed.WORSE) ? "**worse**" : verdict.way();
      lines.add("| " + mark + " | " + Markdown.escaped(verdict.cell()) + " | "
          + (verdict.reason() == null
              ? Markdown.escaped(verdict.before()) + " | " + Markdown.escaped(verdict.after())
              : Markdown.escaped(verdict.reason()) + " | ")
          + " |");
    }
    lines.add("");
  }

  private void place(Reviewed.Place place) {
    lines.add("**" + Markdown.escaped(place.name()) + "**"
        + (place.reason() == null ? "" : " not judged: " + Markdown.escaped(place.reason())));
    lines.add("");
    if (!place.lines().isEmpty()) {
      fenced(
          "diff", place.lines().stream().map(line -> line.sign() + line.text()).toList());
    }
    place.lines().stream()
        .filter(line -> line.says() != null)
        .forEach(line ->
            lines.add("- " + line.sign() + line.number() + ": " + Markdown.escaped(line.says())));
    lines.add("");
  }

  private void story(Reviewed.Story story) {
    lines.add("<details><summary>"
        + Markdown.escaped(
            story.when() + " the change: " + story.file() + ", " + story.hypothesis())
        + "</summary>");
    lines.add("");
    fenced("", Stream.of(story.table(), story.steps()).flatMap(List::stream).toList());
    lines.add("");
    fenced("", List.of(story.replay()));
    lines.add("</details>");
    lines.add("");
  }

  private void limits() {
    reviewed
        .limits()
        .forEach(limits -> limits
            .sentences()
            .forEach(
                sentence -> lines.add("- " + Markdown.escaped(limits.file() + ": " + sentence))));
    lines.add("");
    lines.add(Markdown.escaped(reviewed.tool()));
  }

  /** A fence that is longer than any in what it holds. */
  private void fenced(String language, List<String> code) {
    String fence = "```";
    while (String.join("\n", code).contains(fence)) {
      fence += "`";
    }
    lines.add(fence + language);
    code.forEach(line -> lines.add(line.replace("\r", "")));
    lines.add(fence);
  }
}
