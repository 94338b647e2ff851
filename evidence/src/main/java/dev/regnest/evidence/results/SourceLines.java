package dev.regnest.evidence.results;

import dev.regnest.design.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a file in C that are worth showing beside its runs: those to which one comes, and some around each. */
final class SourceLines {
  private static final Pattern LINE = Pattern.compile("#line (\\d+) \"([^\"]*)\"");
  private static final int AROUND = 12;

  private SourceLines() {}

  /** {@return those of that design, of which runs come to the places in {@code reached}; empty if it is no file} */
  static List<SourceLine> of(Design design, Set<String> reached) {
    List<SourceLine> all = new ArrayList<>();
    String file = baseName(design.id());
    int number = 1;
    for (String line : design.reading().text().split("\n", -1)) {
      Matcher directive = LINE.matcher(line);
      if (directive.lookingAt()) {
        number = Integer.parseInt(directive.group(1));
        file = baseName(directive.group(2));
      } else {
        all.add(new SourceLine(file + ":" + number, line));
        number++;
      }
    }
    boolean[] shown = new boolean[all.size()];
    for (int i = 0; i < all.size(); i++) {
      if (reached.contains(all.get(i).at())) {
        for (int near = Math.max(0, i - AROUND);
            near <= i + AROUND && near < shown.length;
            near++) {
          shown[near] = true;
        }
      }
    }
    List<SourceLine> kept = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i]) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
