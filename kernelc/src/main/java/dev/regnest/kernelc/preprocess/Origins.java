package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.Position;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.anarres.cpp.Token;

/** Where tokens were written: in the text, or in what a macro stands for. */
final class Origins {
  private final Map<Token, Position> inText = new IdentityHashMap<>();
  private final Map<Token, String> inMacro = new IdentityHashMap<>();

  void inText(Token token, Position at) {
    inText.put(token, at);
  }

  void inMacro(Token token, String macro) {
    inMacro.put(token, macro);
  }

  /** {@return where it stands in the text, or empty if a macro brought it} */
  Optional<Position> inText(Token token) {
    return Optional.ofNullable(inText.get(token));
  }

  /** {@return the macro of the file that brought it, and where that is defined, or empty if none did} */
  Optional<String> macro(Token token) {
    return Optional.ofNullable(inMacro.get(token));
  }
}
