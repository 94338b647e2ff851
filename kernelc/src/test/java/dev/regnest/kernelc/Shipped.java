package dev.regnest.kernelc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code hypotheses/}. */
final class Shipped {
  static final Path FOLDER = Path.of("../hypotheses");

  private Shipped() {}

  /** {@return all of them that need no kernel tree, in order} */
  static List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      return paths
          .filter(p -> p.toString().endsWith(".c") && !p.startsWith(FOLDER.resolve("linux")))
          .sorted()
          .toList();
    }
  }

  static CFile read(Path file) throws IOException {
    return CFile.of(file.toString(), Files.readString(file));
  }
}
