package dev.regnest.kernelc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The file that {@code ./regnest new} writes. */
public final class Template {
  private Template() {}

  /** {@return its text, which can be judged as it stands} */
  public static String text() {
    try (InputStream in = Template.class.getResourceAsStream("template.c")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
