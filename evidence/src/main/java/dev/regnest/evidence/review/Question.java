package dev.regnest.evidence.review;

/**
 * A hypothesis, judged before and after.
 *
 * @param file the file that asks it
 */
public record Question(String file, Side before, Side after) {
  /** {@return whether it says something of those lines: it was judged with some that go, or with some that come} */
  boolean reaches(Change.Hunk hunk) {
    return before.lines().hasAny(hunk.path(), hunk.removed().keySet())
        || after.lines().hasAny(hunk.path(), hunk.added().keySet());
  }

  /** {@return whether it says something of any line that a change changes} */
  public boolean reachesAny(Sides sides) {
    return sides.hunks().stream().anyMatch(this::reaches);
  }

  boolean isJudged() {
    return before.isReadable() && after.isReadable();
  }

  /** {@return why it is not judged} */
  String whyNot() {
    if (!before.isReadable() && !after.isReadable()) {
      return "cannot be read, " + before.problem();
    }
    return before.isReadable()
        ? "cannot be read after the change, " + after.problem()
        : "cannot be read before the change, " + before.problem();
  }
}
