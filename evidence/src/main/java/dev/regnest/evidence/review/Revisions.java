package dev.regnest.evidence.review;

import dev.regnest.evidence.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two revisions of a tree that git keeps: what each has otherwise than the files that lie there. */
final class Revisions {
  /** A tree that differs in more files is another kernel, and is better checked out. */
  private static final int MOST_FILES = 20_000;

  private final Git git;
  private final Path tree;

  private Revisions(Path tree) {
    this.tree = tree;
    git = new Git(tree);
  }

  /**
   * {@return the two sides of {@code A..B}}
   *
   * @throws UsageException if the tree is no checkout of git's, or has no such revisions
   */
  static Sides of(Path tree, String range) {
    int dots = range.indexOf("..");
    if (dots <= 0 || dots + 2 >= range.length() || range.startsWith("-")) {
      throw new UsageException(
          "no range of revisions: \"" + range + "\"; expected A..B, such as v6.1..HEAD");
    }
    if (!Files.exists(tree.resolve(".git"))) {
      throw new UsageException(
          "\"" + tree + "\" has no .git, and --rev needs one; give the change by --patch FILE");
    }
    Revisions revisions = new Revisions(tree);
    String before = revisions.known(range.substring(0, dots));
    String after = revisions.known(range.substring(dots + 2));
    List<String> changed = revisions.differing(before, after);
    Map<String, Optional<String>> was = revisions.texts(before, changed);
    Map<String, Optional<String>> is = revisions.texts(after, changed);
    List<Change> changes = new ArrayList<>();
    changed.forEach(path -> changes.add(new Change(path, was.get(path), is.get(path))));
    return new Sides(
        revisions.texts(before, revisions.differing(before)),
        revisions.texts(after, revisions.differing(after)),
        changes,
        List.of());
  }

  /** {@return the object that name is of} */
  private String known(String name) {
    Git.Said said =
        git.run("", "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
    if (!said.isFine()) {
      throw new UsageException("\"" + tree + "\" has no revision \"" + name + "\"");
    }
    return said.out().strip();
  }

  private List<String> differing(String... revisions) {
    List<String> arguments =
        new ArrayList<>(List.of("diff", "--name-only", "--no-renames", "--no-ext-diff", "-z"));
    arguments.addAll(List.of(revisions));
    Git.Said said = git.run("", arguments.toArray(new String[0]));
    if (!said.isFine()) {
      throw new UsageException("git cannot compare revisions of \"" + tree + "\": " + said.err());
    }
    if (said.parts().size() > MOST_FILES) {
      throw new UsageException("\"" + tree + "\" has " + said.parts().size()
          + " files otherwise than the revisions asked about; check out one of them first");
    }
    return said.parts();
  }

  /** {@return those files as that revision has them} */
  private Map<String, Optional<String>> texts(String revision, List<String> paths) {
    Map<String, Optional<String>> texts = new LinkedHashMap<>();
    StringBuilder asked = new StringBuilder();
    paths.forEach(path -> asked.append(revision).append(':').append(path).append('\n'));
    String out = git.run(asked.toString(), "cat-file", "--batch").out();
    int at = 0;
    for (String path : paths) {
      int end = out.indexOf('\n', at);
      String head = out.substring(at, end);
      at = end + 1;
      if (head.endsWith(" missing")) {
        texts.put(path, Optional.empty());
      } else {
        int size = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
        texts.put(path, Optional.of(out.substring(at, at + size)));
        at += size + 1;
      }
    }
    return texts;
  }
}
