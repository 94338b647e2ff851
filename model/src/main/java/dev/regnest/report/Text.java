package dev.regnest.report;

import dev.regnest.kernel.Register;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Small things about plain text. */
public final class Text {
  private static final int MOST_LABELS = 4;

  private Text() {}

  /** {@return the words in lines of at most {@code width} columns, all but the first indented} */
  public static List<String> wrap(String first, String indent, String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : words.split(" ")) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /** {@return "ip", "ip and ax", "ip, ax and bp"} */
  public static String list(Collection<String> words) {
    List<String> all = List.copyOf(words);
    if (all.size() < 2) {
      return String.join("", all);
    }
    return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
  }

  /** {@return "ip, ax, bp", or "ax ... r15 (20 words)" where there are many} */
  static String labels(Collection<Register> registers) {
    List<String> labels = registers.stream().map(Register::label).toList();
    if (labels.size() <= MOST_LABELS) {
      return String.join(", ", labels);
    }
    return labels.get(0) + " ... " + labels.get(labels.size() - 1) + " (" + labels.size()
        + " words)";
  }

  /** {@return the text padded with blanks to that width; never cut} */
  static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
