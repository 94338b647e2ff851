package dev.regnest.kernelc.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a configuration has a file built, as the Makefile beside it says. */
final class Built {
  private static final Pattern OBJECTS = Pattern.compile(
      "^[ \t]*[\\w.-]+-(?:(y|objs|m)|\\$\\((CONFIG_\\w+)\\))[ \t]*[:+]?=[ \t]*((?:[^\\n\\\\]|\\\\\\n|\\\\.)*)",
      Pattern.MULTILINE);

  private final SourceTree tree;
  private final Configuration configuration;
  private final Map<String, Boolean> known = new HashMap<>();

  Built(SourceTree tree, Configuration configuration) {
    this.tree = tree;
    this.configuration = configuration;
  }

  /** {@return whether it is built, which it is too where no Makefile says anything of it} */
  boolean isBuilt(String file) {
    return known.computeIfAbsent(file, this::decided);
  }

  private boolean decided(String file) {
    int slash = file.lastIndexOf('/') + 1;
    Optional<String> makefile = tree.text(file.substring(0, slash) + "Makefile");
    String object = file.substring(slash).replaceFirst("\\.c$", ".o");
    boolean isNamed = false;
    Matcher line = OBJECTS.matcher(makefile.orElse(""));
    while (line.find()) {
      if (List.of(line.group(3).split("[\\s\\\\]+")).contains(object)) {
        isNamed = true;
        if (line.group(2) == null || configuration.has(line.group(2))) {
          return true;
        }
      }
    }
    return !isNamed;
  }
}
