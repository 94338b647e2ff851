package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.preprocess.Prelude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What gcc and the kernel's build define before any file is read, as the prelude has it. */
final class CompilerWords {
  private static final Pattern WORD =
      Pattern.compile("^#define (_\\w+)[ \t]+(\\S+)$", Pattern.MULTILINE);

  private CompilerWords() {}

  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    String first = Prelude.text().substring(0, Prelude.text().indexOf("#endif"));
    Matcher word = WORD.matcher(first);
    while (word.find()) {
      all.put(word.group(1), word.group(2));
    }
    all.put("__KERNEL__", "1");
    return all;
  }
}
