package dev.regnest.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text that is read no further than it may go: a device, a pipe or a link to one has no size, and perhaps no end. */
public final class BoundedText {
  private BoundedText() {}

  /**
   * {@return all of that text, or empty if it has more than so many bytes}
   *
   * @throws java.nio.charset.CharacterCodingException if it is no UTF-8
   */
  public static Optional<String> of(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    return bytes.length > most
        ? Optional.empty()
        : Optional.of(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
  }
}
