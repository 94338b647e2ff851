package dev.regnest.kernelc.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The macros of one translation unit, each at every place of it: #define and #undef in the order in which they are met. */
final class MacroTable {
  /** A macro from some place on; null from where it is none. */
  private record Change(int order, MacroText macro) {}

  private final Map<String, List<Change>> all = new HashMap<>();
  private final Configuration configuration;

  MacroTable(Configuration configuration) {
    this.configuration = configuration;
  }

  void define(int order, MacroText macro) {
    change(macro.name(), new Change(order, macro));
  }

  void undefine(int order, String name) {
    if (all.containsKey(name)) {
      change(name, new Change(order, null));
    }
  }

  private void change(String name, Change change) {
    all.computeIfAbsent(name, n -> new ArrayList<>(1)).add(change);
  }

  /** {@return what the word stands for at that place, or empty if it is no macro there} */
  Optional<MacroText> at(String name, int order) {
    if (name.startsWith(Configuration.PREFIX)) {
      return configuration.value(name).map(value -> MacroText.word(name, value));
    }
    List<Change> changes = all.get(name);
    if (changes == null) {
      return Optional.empty();
    }
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (changes.get(i).order <= order) {
        return Optional.ofNullable(changes.get(i).macro);
      }
    }
    return Optional.empty();
  }

  /** {@return what the word stands for after all that was read so far} */
  Optional<MacroText> now(String name) {
    return at(name, Integer.MAX_VALUE);
  }
}
