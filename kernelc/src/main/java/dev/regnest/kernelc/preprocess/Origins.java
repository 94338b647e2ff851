package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.Position;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.anarres.cpp.Token;

/** Where tokens were written: in the text, or in what a macro stands for. */
final class Origins {
  private final Map<Token, Position> inText = new IdentityHashMap<>();
  private final Map<Token, Definition> inMacro = new IdentityHashMap<>();

  /** A macro of the file, and where it is defined. */
  record Definition(String name, Position at) {
    /** {@return it as a message names it} */
    String shown() {
      return "'" + name + "', defined at " + at.lineText();
    }
  }

  void inText(Token token, Position at) {
    inText.put(token, at);
  }

  void inMacro(Token token, Definition macro) {
    inMacro.put(token, macro);
  }

  /** {@return where it stands in the text, or empty if a macro brought it} */
  Optional<Position> inText(Token token) {
    return Optional.ofNullable(inText.get(token));
  }

  /** {@return the macro of the file that brought it, and where that is defined, or empty if none did} */
  Optional<Definition> macro(Token token) {
    return Optional.ofNullable(inMacro.get(token));
  }
}
