package dev.regnest.kernelc.preprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What stands before every file: the kernel's vocabulary, in place of its headers. */
public final class Prelude {
  /** The name of the file. */
  public static final String NAME = "regnest.h";

  private static final String TEXT = read();

  private Prelude() {}

  /** {@return its text} */
  public static String text() {
    return TEXT;
  }

  private static String read() {
    try (InputStream in = Prelude.class.getResourceAsStream("/dev/regnest/kernelc/" + NAME)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
