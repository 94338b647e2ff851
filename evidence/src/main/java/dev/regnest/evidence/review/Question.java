package dev.regnest.evidence.review;

import java.util.Set;

/**
 * A hypothesis, judged before and after.
 *
 * @param file the file that asks it
 */
public record Question(String file, Side before, Side after) {
  /** {@return whether it says something of those lines: it was judged with some that go, or with some that come} */
  boolean reaches(Change.Hunk hunk) {
    return has(before, hunk.path(), hunk.removed().keySet())
        || has(after, hunk.path(), hunk.added().keySet());
  }

  private static boolean has(Side side, String path, Set<Integer> lines) {
    return side.isReadable() && new TreeLines(side.text()).hasAny(path, lines);
  }

  boolean isJudged() {
    return before.isReadable() && after.isReadable();
  }
}
