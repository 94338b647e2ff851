package dev.regnest.kernelc.preprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What stands before every file: the kernel's vocabulary, in place of its headers. */
public final class Prelude {
  /** The name of the file. */
  public static final String NAME = "regnest.h";

  /** The header by which a file says that words which the kernel has, too, are those of C11. */
  public static final String ATOMICS = "stdatomic.h";

  /** The words that stand in for more of a kernel tree. */
  public static final String OF_TREES = "tree.h";

  private static final String TEXT = read(NAME);
  private static final String ATOMICS_TEXT = read(ATOMICS);

  private Prelude() {}

  /** {@return its text} */
  public static String text() {
    return TEXT;
  }

  /** {@return the text of {@link #ATOMICS}} */
  public static String atomics() {
    return ATOMICS_TEXT;
  }

  /** {@return the text of {@link #OF_TREES}} */
  public static String ofTrees() {
    return read(OF_TREES);
  }

  private static String read(String name) {
    try (InputStream in = Prelude.class.getResourceAsStream("/dev/regnest/kernelc/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
