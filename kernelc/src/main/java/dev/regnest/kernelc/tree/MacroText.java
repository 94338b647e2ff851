package dev.regnest.kernelc.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * One #define of a file of the tree.
 *
 * @param name what it defines
 * @param parameters the names of its parameters, or null if it takes none
 * @param body what it stands for, comments taken away
 * @param text the whole directive as it is written, comments taken away
 * @param file the file
 * @param line the line that it begins on
 * @param why what decided that it is there
 */
record MacroText(
    String name,
    List<String> parameters,
    String body,
    String text,
    String file,
    int line,
    Decided why) {
  /** {@return what a directive defines whose text behind the word define is that} */
  static MacroText of(String defined, String text, String file, int line, Decided why) {
    int end = 0;
    while (end < defined.length() && RawText.isNamePart(defined.charAt(end))) {
      end++;
    }
    String name = defined.substring(0, end);
    if (end < defined.length() && defined.charAt(end) == '(') {
      int close = defined.indexOf(')', end);
      if (close > 0) {
        List<String> parameters = new ArrayList<>();
        for (String parameter : defined.substring(end + 1, close).split(",")) {
          if (!parameter.isBlank()) {
            parameters.add(parameter.strip());
          }
        }
        return new MacroText(name, parameters, defined.substring(close + 1), text, file, line, why);
      }
    }
    return new MacroText(name, null, defined.substring(end), text, file, line, why);
  }

  /** {@return the same of a word that no file defines} */
  static MacroText word(String name, String body) {
    return new MacroText(
        name, null, body, "#define " + name + " " + body, "", 0, Decided.BY_NOTHING);
  }

  boolean isFunctionLike() {
    return parameters != null;
  }

  List<RawToken> tokens() {
    List<RawToken> all = new ArrayList<>();
    RawText.tokens(body, line, all);
    return all;
  }
}
