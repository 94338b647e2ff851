package dev.regnest.kernelc.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a configuration has a file built, as the Makefile beside it says. */
final class Built {
  private static final Pattern OBJECTS = Pattern.compile(
      "^[ \t]*[\\w.-]+-(?:(y|objs|m)|\\$\\((CONFIG_\\w+)\\))[ \t]*[:+]?=[ \t]*((?:[^\\n\\\\]|\\\\\\n|\\\\.)*)",
      Pattern.MULTILINE);

  private static final String BITS = "$(BITS)";

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
      boolean isSet = line.group(2) == null || configuration.has(line.group(2));
      for (String named : line.group(3).split("[\\s\\\\]+")) {
        boolean isBuilt = named.replace(BITS, bits(true)).equals(object);
        isNamed |= isBuilt || named.replace(BITS, bits(false)).equals(object);
        if (isBuilt && isSet) {
          return true;
        }
      }
    }
    return !isNamed;
  }

  /** {@return what that word of a Makefile stands for on the machine that is built for, or on the other one} */
  private String bits(boolean isThere) {
    return configuration.has("CONFIG_64BIT") == isThere ? "64" : "32";
  }
}
