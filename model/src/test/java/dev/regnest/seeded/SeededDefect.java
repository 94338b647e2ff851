package dev.regnest.seeded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One place of a module's source replaced, and the test that must turn red.
 *
 * @param module the directory of the module, beside the one whose tests run
 * @param file the source file, below {@code dev/regnest}
 * @param was what stands there, exactly once
 * @param becomes what is put in its place
 * @param test the class that must fail, below {@code dev.regnest}
 * @param method the method of it that must
 */
public record SeededDefect(
    String module, String file, String was, String becomes, String test, String method) {
  /** Creates one in the model. */
  public SeededDefect(String file, String was, String becomes, String test, String method) {
    this("model", file, was, becomes, test, method);
  }

  /** {@return the source with the defect} */
  public String seeded() throws IOException {
    return in(source());
  }

  /** {@return the source as it is} */
  public String source() throws IOException {
    return Files.readString(Path.of("..", module, "src/main/java/dev/regnest", file));
  }

  private String in(String source) {
    int at = source.indexOf(was);
    if (at < 0 || source.indexOf(was, at + 1) >= 0) {
      throw new AssertionError(
          "\"" + was + "\" should stand in " + file + " once, or the defect is seeded nowhere");
    }
    return source.substring(0, at) + becomes + source.substring(at + was.length());
  }

  @Override
  public String toString() {
    return file + ": " + was + " -> " + (becomes.isEmpty() ? "nothing" : becomes);
  }
}
