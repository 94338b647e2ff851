package dev.regnest.kernelc.source;

/**
 * A place in a C file.
 *
 * @param file the file's name as it was given
 * @param line from 1
 * @param column from 1
 * @param macro the macro that brings what stands there, for messages; empty where it is written there
 * @param constant the name of that macro if it stands for a constant, else empty
 */
public record Position(String file, int line, int column, String macro, String constant) {
  /** Creates one of what is written there. */
  public Position(String file, int line, int column) {
    this(file, line, column, "", "");
  }

  /** {@return the place where a macro is used that brings what stands there, by that name if it stands for a constant} */
  public Position bringing(String what, String constantName) {
    return new Position(file, line, column, what, constantName);
  }

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
