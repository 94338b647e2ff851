package dev.regnest.evidence.directory;

import dev.regnest.evidence.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory that is there whole or not at all.
 *
 * <p>It is written beside its place under a hidden name, and takes its place by one rename. Who is killed before that leaves nothing under its
 * own name; what is left under the hidden one goes with the next write.
 */
public final class WholeDirectory {
  private static final String MARK = "results.json";
  private static final String PARTIAL = ".partial-";

  private final Path directory;

  private WholeDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * {@return the directory of that name, which may be missing, empty or of an earlier write}
   *
   * @throws UsageException if something else is there, which would be lost
   */
  public static WholeDirectory at(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
      throw new UsageException(
          "\"" + directory + "\" is a file; expected a directory, or none yet");
    }
    if (Files.isDirectory(absolute)
        && !isEmpty(absolute)
        && !Files.exists(absolute.resolve(MARK))) {
      throw new UsageException("\"" + directory + "\" holds something else, which would be lost; "
          + "expected an empty directory, none yet, or evidence written before");
    }
    return new WholeDirectory(absolute);
  }

  private static boolean isEmpty(Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Writes these texts by file name, and nothing else, in place of what is there. */
  public void write(Map<String, String> files) {
    try {
      Path parent = Files.createDirectories(directory.getParent());
      removeLeftovers(parent);
      Path partial = Files.createTempDirectory(parent, prefix());
      Thread cleanup = new Thread(() -> remove(partial), "remove partial evidence");
      Runtime.getRuntime().addShutdownHook(cleanup);
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Files.writeString(partial.resolve(file.getKey()), file.getValue());
        }
        Path visible = Files.createDirectory(partial.resolve("visible"));
        for (String name : files.keySet()) {
          Files.move(partial.resolve(name), visible.resolve(name));
        }
        takePlace(visible, partial);
      } finally {
        remove(partial);
        Runtime.getRuntime().removeShutdownHook(cleanup);
      }
    } catch (IOException refused) {
      throw new UsageException("cannot write \"" + directory + "\": " + refused.getMessage()
          + "; expected a place where a directory can be made");
    }
  }

  private void takePlace(Path complete, Path partial) throws IOException {
    if (Files.exists(directory)) {
      Files.move(directory, partial.resolve("before"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(complete, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private String prefix() {
    return "." + directory.getFileName() + PARTIAL;
  }

  private void removeLeftovers(Path parent) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, prefix() + "*")) {
      left.forEach(WholeDirectory::remove);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException left) {
      // The next write tries again.
    }
  }
}
