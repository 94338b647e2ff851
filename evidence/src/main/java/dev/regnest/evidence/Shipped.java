package dev.regnest.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hypotheses over kernel trees that lie about: those that come with regnest, and those that a tree has itself. */
final class Shipped {
  /** Where a tree keeps hypotheses of its own. */
  static final String OF_TREE = "regnest.d";

  private Shipped() {}

  /**
   * {@return the hypotheses that may be asked of that tree, in order}
   *
   * @throws UsageException if there are none
   */
  static List<String> hypotheses(Path tree) {
    Path own = tree.resolve(OF_TREE);
    List<String> folders = Stream.concat(withRegnest().stream(), Stream.of(own))
        .filter(Files::isDirectory)
        .map(Path::toString)
        .toList();
    if (folders.isEmpty()) {
      throw new UsageException("no hypotheses to look among: there is no \"" + own
          + "\", and none came with regnest; name the files that are to be judged");
    }
    Path here = Path.of("").toAbsolutePath();
    return CSources.all(folders).stream().map(file -> asSeenFrom(here, file)).toList();
  }

  /** The shorter name, which is the one that somebody would type there. */
  private static String asSeenFrom(Path here, String file) {
    Path path = Path.of(file);
    return path.isAbsolute() && path.startsWith(here) ? here.relativize(path).toString() : file;
  }

  private static Optional<Path> withRegnest() {
    return Optional.ofNullable(System.getProperty("regnest.hypotheses")).map(Path::of);
  }
}
