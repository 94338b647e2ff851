package dev.regnest.kernelc.tree;

/**
 * One token of a text that no preprocessor has seen.
 *
 * @param text how it is written
 * @param line the line that it stands on
 * @param isName whether it is a name or a keyword
 * @param end where it ends in the text that it was read from
 */
record RawToken(String text, int line, boolean isName, int end) {
  boolean is(String other) {
    return text.equals(other);
  }
}
