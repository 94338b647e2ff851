package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are kept beside the tests, under {@code src/test/resources}.
 *
 * <p>To take over what the tool says now: {@code mvn -pl evidence -am test -Dregnest.promote=true}, and read the diff.
 */
final class Golden {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "regnest", "evidence");

  private Golden() {}

  /** Fails unless {@code said} is what is kept under that name; how much work a proof took may change, and so may a hash of sources. */
  static void assertKept(String name, String said) {
    String text = said.replaceAll("\\d+ frame states", "N frame states")
        .replaceAll("sha256:[0-9a-f]+", "sha256:...");
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("regnest.promote")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertEquals(Files.readString(file), text, () -> name + " (see Golden for how to promote)");
    } catch (IOException broken) {
      throw new AssertionError("cannot read or write " + file.toAbsolutePath(), broken);
    }
  }
}
