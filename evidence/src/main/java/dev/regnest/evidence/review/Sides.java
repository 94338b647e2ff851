package dev.regnest.evidence.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A tree before and after a change.
 *
 * @param before the files that are otherwise before it than they lie there
 * @param after the same after it
 * @param changes the files that it changes
 * @param binary those that are no text
 */
public record Sides(
    Map<String, Optional<String>> before,
    Map<String, Optional<String>> after,
    List<Change> changes,
    List<String> binary) {

  /**
   * {@return those of a patch, which the tree is before}
   *
   * @throws dev.regnest.evidence.UsageException if it is none, or does not apply
   */
  public static Sides ofPatch(Path tree, Path patch) {
    Patched.Result patched = Patched.of(tree, patch);
    Map<String, Optional<String>> after = new LinkedHashMap<>();
    patched.changes().forEach(change -> after.put(change.path(), change.after()));
    return new Sides(Map.of(), after, patched.changes(), patched.binary());
  }

  /**
   * {@return those of two revisions, as {@code A..B}}
   *
   * @throws dev.regnest.evidence.UsageException if the tree has no such revisions
   */
  public static Sides ofRevisions(Path tree, String range) {
    return Revisions.of(tree, range);
  }

  /** {@return whether it changes a file of which that is so, by its path} */
  public boolean changesAny(Predicate<String> path) {
    return changes.stream().map(Change::path).anyMatch(path) || binary.stream().anyMatch(path);
  }

  /** {@return what is changed, file by file} */
  List<Change.Hunk> hunks() {
    List<Change.Hunk> hunks = new ArrayList<>();
    changes.forEach(change -> hunks.addAll(change.hunks()));
    return hunks;
  }
}
