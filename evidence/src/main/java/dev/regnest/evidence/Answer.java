package dev.regnest.evidence;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The standard output as bytes, the same on every JVM and in every locale: a writer alone would not say why it failed. */
final class Answer extends FilterOutputStream {
  private IOException failure;

  private Answer(OutputStream to) {
    super(to);
  }

  /** {@return that of this process} */
  static Answer ofProcess() {
    return new Answer(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
  }

  /** {@return a writer of text to it, which has to be flushed} */
  PrintWriter writer() {
    return new PrintWriter(this, /* autoFlush= */ false, StandardCharsets.UTF_8);
  }

  /** {@return why something was not written, or empty if everything was} */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException lost) {
      throw first(lost);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException lost) {
      throw first(lost);
    }
  }

  private IOException first(IOException lost) {
    failure = failure == null ? lost : failure;
    return lost;
  }
}
