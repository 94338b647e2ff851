package dev.regnest.properties.seeded;

/**
 * One place of the model's source replaced, and the test that must turn red.
 *
 * @param file the source file, below {@code dev/regnest}
 * @param was what stands there, exactly once
 * @param becomes what is put in its place
 * @param test the class that must fail, below {@code dev.regnest}
 * @param method the method of it that must
 */
record SeededDefect(String file, String was, String becomes, String test, String method) {
  /** {@return the source with the defect} */
  String in(String source) {
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
