package dev.regnest.kernelc.source;

/**
 * A place in a C file.
 *
 * @param file the file's name as it was given
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {
  /** {@return the line, as {@code trace.c:12}, with the file's name but not its folders} */
  public String lineText() {
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
  }

  /** {@return {@code trace.c:12:5}} */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
