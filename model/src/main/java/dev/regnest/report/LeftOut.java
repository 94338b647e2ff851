package dev.regnest.report;

import dev.regnest.design.Design;
import java.util.List;

/** What of a file counts for nothing, as it stands below its verdicts. */
public final class LeftOut {
  private LeftOut() {}

  /** {@return the lines, at most 75 columns wide; none for a design of the catalogue} */
  public static List<String> lines(Design design) {
    return lines(design.reading().leftOut());
  }

  /** {@return such sentences as lines} */
  public static List<String> lines(List<String> sentences) {
    return sentences.stream()
        .flatMap(sentence -> Text.wrap(" ", "  ", sentence, Table.WIDTH).stream())
        .toList();
  }
}
