package dev.regnest.evidence.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.regnest.kernelc.tree.OwnDefinitions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One file of a tree that a patch makes another one.
 *
 * @param path its path in the tree
 * @param before its text, or empty if the patch makes it
 * @param after its text behind the patch, or empty if the patch removes it
 */
record Change(String path, Optional<String> before, Optional<String> after) {
  /**
   * Lines that stand together and are changed together.
   *
   * @param path the file
   * @param removed the lines that go, by their numbers before
   * @param added the lines that come, by their numbers after
   */
  record Hunk(String path, TreeMap<Integer, String> removed, TreeMap<Integer, String> added) {
    /** {@return its first line, before the change if some of it goes, else after it} */
    int line() {
      return removed.isEmpty() ? added.firstKey() : removed.firstKey();
    }
  }

  /** {@return the words whose definitions those lines are part of, though regnest answers them itself} */
  Set<String> own(Hunk hunk) {
    Set<String> own = new LinkedHashSet<>();
    before.ifPresent(text -> own.addAll(OwnDefinitions.at(text, hunk.removed().keySet())));
    after.ifPresent(text -> own.addAll(OwnDefinitions.at(text, hunk.added().keySet())));
    return own;
  }

  /** {@return what it changes, in the order of the file} */
  List<Hunk> hunks() {
    List<Hunk> hunks = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(lines(before), lines(after)).getDeltas()) {
      hunks.add(new Hunk(
          path,
          numbered(delta.getSource().getPosition(), delta.getSource().getLines()),
          numbered(delta.getTarget().getPosition(), delta.getTarget().getLines())));
    }
    return hunks;
  }

  private static List<String> lines(Optional<String> text) {
    return text.map(it -> it.lines().toList()).orElse(List.of());
  }

  private static TreeMap<Integer, String> numbered(int from, List<String> lines) {
    TreeMap<Integer, String> numbered = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      numbered.put(from + i + 1, lines.get(i));
    }
    return numbered;
  }
}
