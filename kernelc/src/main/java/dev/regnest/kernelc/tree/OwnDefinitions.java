package dev.regnest.kernelc.tree;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file of a tree defines though regnest answers it itself, so that no verdict rests on that definition. */
public final class OwnDefinitions {
  private static final Pattern MACRO = Pattern.compile("^\\s*#\\s*define\\s+(\\w+).*");

  private final TreeSet<Integer> lines;
  private final Set<String> found = new LinkedHashSet<>();

  private OwnDefinitions(Set<Integer> lines) {
    this.lines = new TreeSet<>(lines);
  }

  /**
   * {@return the words of regnest whose definitions take up one of those lines, in their order}
   *
   * @param text the text of the file
   * @param lines the lines, by their numbers from 1
   */
  public static Set<String> at(String text, Set<Integer> lines) {
    OwnDefinitions own = new OwnDefinitions(lines);
    own.look(RawText.withoutComments(text));
    return own.found;
  }

  private void look(String text) {
    DeclaresReader reader = new DeclaresReader(word -> Optional.empty());
    Splitter splitter = new Splitter((first, piece, tokens, body, bodyAt) -> note(
        first,
        first + (int) piece.chars().filter(c -> c == '\n').count(),
        reader.read(tokens, body, bodyAt).names()));
    int number = 0;
    int begun = 0;
    String macro = "";
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher define = MACRO.matcher(line);
      boolean isDirective = begun > 0 || line.strip().startsWith("#");
      if (begun == 0 && isDirective) {
        begun = number;
        macro = define.matches() ? define.group(1) : "";
      }
      if (!isDirective) {
        splitter.line(line, number);
      } else if (!line.endsWith("\\")) {
        note(begun, number, Set.of(macro));
        begun = 0;
      }
    }
    splitter.end();
  }

  private void note(int first, int last, Set<String> names) {
    if (!lines.subSet(first, true, last, true).isEmpty()) {
      names.stream().filter(OwnWords::has).forEach(found::add);
    }
  }
}
