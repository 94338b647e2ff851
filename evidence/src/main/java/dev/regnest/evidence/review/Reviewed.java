package dev.regnest.evidence.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a patch: what each hypothesis says before it and after it, and which of its lines are needed.
 *
 * @param format {@link #FORMAT}
 * @param version {@link #VERSION}
 * @param tool the version of regnest
 * @param hunks how many hunks the patch has
 * @param files how many files it changes
 * @param found the hypotheses that were looked for, or null where they were named
 * @param verdicts what the hypotheses say
 * @param places what is changed, in the order of the patch
 * @param stories how what got worse or better breaks, the first to be told first
 * @param limits what the verdicts rest on, file by file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "format",
  "version",
  "tool",
  "outcome",
  "hunks",
  "files",
  "found",
  "verdicts",
  "places",
  "stories",
  "limits"
})
public record Reviewed(
    String format,
    int version,
    String tool,
    int hunks,
    int files,
    Found found,
    List<Verdict> verdicts,
    List<Place> places,
    List<Story> stories,
    List<Limits> limits) {
  /** What {@link #format} says. */
  public static final String FORMAT = "regnest-review";

  /** The version of this form; it grows when a reader of the one before would go wrong. */
  public static final int VERSION = 1;

  /** Got worse. */
  static final String WORSE = "worse";

  /** What no verdict is about. */
  static final String NOT_JUDGED = "not judged";

  private static final int EXIT_WORSE = 1;
  private static final int EXIT_NOT_JUDGED = 4;

  /**
   * The hypotheses that were looked for.
   *
   * @param lookedAt how many there are
   * @param reach those that reach something the patch changes
   * @param ofOtherTrees those that came with regnest and cannot be read over this tree
   */
  public record Found(int lookedAt, List<String> reach, List<String> ofOtherTrees) {}

  /**
   * What a hypothesis says.
   *
   * @param cell the file, the hypothesis that it was asked under, and the kernel whose rules hold; the file alone where it was not judged
   * @param way "the same", "worse", "better", "moved" or "not judged"
   * @param before what it says before, or null where it was not judged
   * @param after what it says after, or null where it was not judged
   * @param reason why it was not judged, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Verdict(String cell, String way, String before, String after, String reason) {
    boolean isDecided() {
      return reason == null && !before.startsWith("UNKNOWN") && !after.startsWith("UNKNOWN");
    }
  }

  /**
   * Lines that are changed together.
   *
   * @param path the file
   * @param line the first line, or 0 for the whole file
   * @param reason why no verdict is about them, or null
   * @param lines what goes and what comes
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Place(String path, int line, String reason, List<Line> lines) {
    /** {@return it as one would name it} */
    String name() {
      return line == 0 ? path : path + ":" + line;
    }

    boolean isDecided() {
      return reason == null && lines.stream().noneMatch(each -> "unknown".equals(each.needed()));
    }
  }

  /**
   * A line that goes or comes.
   *
   * @param sign "-" or "+"
   * @param number its number, before the patch or after it
   * @param text the line
   * @param needed "yes", "no", "unknown", or null where there is nothing to say
   * @param says the same in a sentence, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(String sign, int number, String text, String needed, String says) {}

  /**
   * How something breaks.
   *
   * @param when "before" or "after"
   * @param file the file that asks
   * @param hypothesis the hypothesis
   * @param schedule what arrives
   * @param table it as a table below a headline, at most 75 columns wide
   * @param steps it in numbered sentences, as wide, with the window in which it happens
   * @param replay the command that shows it, in a tree as it is then
   * @param claim the claim that breaks
   * @param at where, as {@code kernel/softirq.c:80}, or null where that is no place in a file
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Story(
      String when,
      String file,
      String hypothesis,
      String schedule,
      List<String> table,
      List<String> steps,
      String replay,
      String claim,
      String at) {}

  /**
   * What verdicts rest on.
   *
   * @param file the file that asks
   * @param sentences what was taken from where, what was left out, and what no run came to
   */
  public record Limits(String file, List<String> sentences) {}

  /** {@return the number of hunks in words} */
  String size() {
    return count(hunks, "hunk") + " in " + count(files, "file");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** {@return which hypotheses were found, in a sentence, or empty where they were named} */
  Optional<String> search() {
    if (found == null) {
      return Optional.empty();
    }
    String all = found.reach().size() + " of "
        + count(found.lookedAt(), "hypothesis").replace("hypothesiss", "hypotheses");
    String others = found.ofOtherTrees().isEmpty()
        ? ""
        : "; " + found.ofOtherTrees().size() + " cannot be read over this tree";
    return Optional.of(
        found.reach().isEmpty()
            ? all + " reach anything of it" + others
            : all + " reach something of it: " + String.join(", ", found.reach()) + others);
  }

  /** {@return "worse" if something got worse, else "not judged" if something was not judged, else "not worse"} */
  @JsonProperty
  public String outcome() {
    return isWorse() ? WORSE : isWhole() ? "not worse" : NOT_JUDGED;
  }

  private boolean isWorse() {
    return verdicts.stream().anyMatch(verdict -> verdict.way().equals(WORSE));
  }

  /** {@return whether all was judged and decided} */
  private boolean isWhole() {
    return verdicts.stream().allMatch(Verdict::isDecided)
        && places.stream().allMatch(Place::isDecided);
  }

  /** {@return 1 if something got worse, else 4 if something was not judged, else 0} */
  @JsonIgnore
  public int exitCode() {
    return isWorse() ? EXIT_WORSE : isWhole() ? 0 : EXIT_NOT_JUDGED;
  }
}
