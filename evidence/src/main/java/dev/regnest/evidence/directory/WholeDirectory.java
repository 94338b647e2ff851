package dev.regnest.evidence.directory;

import dev.regnest.evidence.CannotWrite;
import dev.regnest.evidence.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory that is there whole or not at all.
 *
 * <p>It is written beside its place under a hidden name, and takes its place by one rename. Who is killed before that leaves nothing under its
 * own name; what is left under the hidden one goes with the next write.
 */
public final class WholeDirectory {
  private static final String PARTIAL = ".partial-";

  private final Path directory;

  private WholeDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * {@return the directory of that name, or the one that a symbolic link of that name leads to}
   *
   * <p>It may be missing, empty, or of an earlier write.
   *
   * @param written the names of the files that a write leaves there
   * @throws UsageException if something else is there, which would be lost
   */
  public static WholeDirectory at(Path directory, Set<String> written) {
    Path place = place(directory);
    if (Files.isDirectory(place)) {
      foreign(place, written).ifPresent(name -> {
        throw new UsageException(
            "\"" + directory + "\" holds \"" + name
                + "\", which would be lost; expected an empty directory, none yet, or nothing but evidence written before");
      });
    } else if (Files.exists(place)) {
      throw new UsageException(
          "\"" + directory + "\" is a file; expected a directory, or none yet");
    }
    return new WholeDirectory(place);
  }

  private static Path place(Path directory) {
    try {
      return Files.isSymbolicLink(directory)
          ? directory.toRealPath()
          : directory.toAbsolutePath().normalize();
    } catch (IOException dangling) {
      throw new UsageException("\"" + directory
          + "\" is a symbolic link that leads nowhere; expected one to a directory");
    }
  }

  /** {@return the name of something in that folder that no write has left there} */
  private static Optional<String> foreign(Path folder, Set<String> written) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
              || !written.contains(entry.getFileName().toString()))
          .map(entry -> entry.getFileName().toString())
          .min(Comparator.naturalOrder());
    } catch (IOException unreadable) {
      throw new UsageException("cannot read \"" + folder + "\": " + unreadable.getMessage());
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
      throw new CannotWrite("cannot write \"" + directory + "\": " + refused.getMessage()
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
