package dev.regnest.kernelc.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a configuration has a file built, as the Makefile beside it says. */
final class Built {
  private static final Pattern OBJECTS = Pattern.compile(
      "^[ \t]*([\\w.-]+)-(?:(y|objs|m)|\\$\\((CONFIG_\\w+)\\))[ \t]*([:+]?)=[ \t]*((?:[^\\n\\\\]|\\\\\\n|\\\\.)*)",
      Pattern.MULTILINE);

  private static final Pattern CONDITION = Pattern.compile(
      "^[ \t]*(endif|else|ifn?def|ifn?eq)\\b[ \t]*(?:\\(\\$\\()?(CONFIG_\\w+)?(\\),[ \t]*y\\))?.*$",
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
    String text = makefile.orElse("");
    boolean isNamed = false;
    Map<String, Boolean> built = new HashMap<>();
    Matcher line = OBJECTS.matcher(text);
    while (line.find()) {
      Deque<Optional<Boolean>> around = around(text, line.start());
      List<String> objects = List.of(line.group(5).split("[\\s\\\\]+"));
      boolean has = objects.stream().anyMatch(named -> isNamed(named, object, true));
      isNamed |= has || objects.stream().anyMatch(named -> isNamed(named, object, false));
      boolean isAdded = line.group(4).equals("+") || !around.isEmpty();
      boolean isSet = line.group(3) == null || configuration.has(line.group(3));
      if (isSet && !around.contains(Optional.of(false))) {
        built.merge(list(line), has, (before, now) -> isAdded && before || now);
      }
    }
    return !isNamed || built.containsValue(true);
  }

  /** {@return which list of objects a line is about, as obj-y, whose later := drops what it had} */
  private String list(Matcher line) {
    String how = line.group(3) == null
        ? line.group(2)
        : configuration.value(line.group(3)).isPresent() ? "y" : "m";
    return line.group(1) + "-" + how;
  }

  /** {@return the conditions that a place of a Makefile is under, each whether it holds, or empty if it is none of those that are known} */
  private Deque<Optional<Boolean>> around(String makefile, int at) {
    Deque<Optional<Boolean>> open = new ArrayDeque<>();
    Matcher condition = CONDITION.matcher(makefile).region(0, at);
    while (condition.find()) {
      String word = condition.group(1);
      if (word.equals("endif")) {
        open.poll();
      } else if (word.equals("else")) {
        boolean isPlain = condition.group().strip().equals(word);
        Optional<Boolean> before = open.isEmpty() ? Optional.empty() : open.poll();
        open.push(isPlain ? before.map(holds -> !holds) : Optional.empty());
      } else {
        open.push(holds(word, condition.group(2), condition.group(3) != null));
      }
    }
    return open;
  }

  private Optional<Boolean> holds(String word, String option, boolean isComparedWithY) {
    if (option == null || word.endsWith("eq") && !isComparedWithY) {
      return Optional.empty();
    }
    boolean isSet = word.endsWith("def")
        ? configuration.has(option)
        : configuration.value(option).isPresent();
    return Optional.of(isSet != word.startsWith("ifn"));
  }

  private boolean isNamed(String named, String object, boolean isThere) {
    return named.replace(BITS, bits(isThere)).equals(object);
  }

  /** {@return what that word of a Makefile stands for on the machine that is built for, or on the other one} */
  private String bits(boolean isThere) {
    return configuration.has("CONFIG_64BIT") == isThere ? "64" : "32";
  }
}
