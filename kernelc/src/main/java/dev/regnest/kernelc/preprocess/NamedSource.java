package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.Position;
import java.io.IOException;
import org.anarres.cpp.LexerException;
import org.anarres.cpp.StringLexerSource;
import org.anarres.cpp.Token;

/** A text with the name of the file it comes from, whose directives are followed. */
final class NamedSource extends StringLexerSource {
  private final String name;
  private final LinePlaces places;
  private final Directives directives;
  private boolean skipping;

  NamedSource(String name, LinePlaces places, Directives directives) {
    super(places.text().endsWith("\n") ? places.text() : places.text() + "\n", /* ppvalid= */ true);
    this.name = name;
    this.places = places;
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

  /** {@return where that line is from} */
  Position at(int line, int column) {
    return places.at(line, column);
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
