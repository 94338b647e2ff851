package dev.regnest.kernelc.preprocess;

import org.anarres.cpp.StringLexerSource;

/** A text with the name of the file it comes from. */
final class NamedSource extends StringLexerSource {
  private final String name;

  NamedSource(String name, String text) {
    super(text.endsWith("\n") ? text : text + "\n", /* ppvalid= */ true);
    this.name = name;
  }

  @Override
  public String getPath() {
    return name;
  }

  @Override
  public String getName() {
    return name;
  }
}
