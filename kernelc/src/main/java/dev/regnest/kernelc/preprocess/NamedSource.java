package dev.regnest.kernelc.preprocess;

import java.io.IOException;
import org.anarres.cpp.LexerException;
import org.anarres.cpp.StringLexerSource;
import org.anarres.cpp.Token;

/** A text with the name of the file it comes from, whose directives are followed. */
final class NamedSource extends StringLexerSource {
  private final String name;
  private final Directives directives;
  private boolean skipping;

  NamedSource(String name, String text, Directives directives) {
    super(text.endsWith("\n") ? text : text + "\n", /* ppvalid= */ true);
    this.name = name;
    this.directives = directives;
  }

  @Override
  public Token token() throws IOException, LexerException {
    Token token = super.token();
    directives.sees(token, skipping);
    return token;
  }

  /** The preprocessor does not look at the rest of the line. */
  @Override
  public Token skipline(boolean white) throws IOException, LexerException {
    skipping = true;
    try {
      return super.skipline(white);
    } finally {
      skipping = false;
    }
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
