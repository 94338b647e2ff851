package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anarres.cpp.Feature;
import org.anarres.cpp.LexerException;
import org.anarres.cpp.LexerSource;
import org.anarres.cpp.Macro;
import org.anarres.cpp.Preprocessor;
import org.anarres.cpp.Source;
import org.anarres.cpp.Token;

/** Runs the preprocessor over the prelude and one file. */
public final class Tokens extends Preprocessor {
  /** More characters than a hypothesis has; what is longer is refused. */
  public static final int MOST_CHARACTERS = 1_000_000;

  private static final int MOST_STEPS = 3_000_000;

  private static final Set<String> PUNCTUATION = Set.of(
      ("[ ] ( ) { } . -> ++ -- & * + - ~ ! / % << >> < > <= >= == != ^ | && || ? : ; ... = *= /= %= += -= <<= >>="
              + " &= ^= |= ,")
          .split(" "));

  private static final KnownPrelude PRELUDE = prelude();

  private final Problems problems;
  private Position here;
  private int steps;

  private Tokens(String file, Problems problems) {
    this.problems = problems;
    here = new Position(file, 1, 1);
  }

  /**
   * {@return the tokens of the file, with the prelude's macros expanded, the last of kind END}
   *
   * @param file the name of the file, for positions
   * @param text its text
   * @param problems told of what is wrong
   * @throws CException if the file is too long, or expands to too much
   */
  public static List<CToken> of(String file, String text, Problems problems) {
    if (text.length() > MOST_CHARACTERS) {
      throw new CException(
          new Position(file, 1, 1),
          Rule.TOO_LARGE,
          "the file has " + text.length() + " characters; at most " + MOST_CHARACTERS
              + " are read");
    }
    Tokens tokens = reading(file, text, problems);
    try {
      for (Macro macro : PRELUDE.macros()) {
        tokens.addMacro(macro);
      }
      List<CToken> all = new ArrayList<>();
      tokens.addTo(all);
      return all;
    } catch (LexerException | IOException | RuntimeException wrong) {
      if (wrong instanceof CException refused) {
        throw refused;
      }
      problems.add(
          tokens.here, Rule.PREPROCESSOR, "the preprocessor stops here: " + wrong.getMessage());
      problems.throwIfAny();
      throw new IllegalStateException(wrong);
    } catch (StackOverflowError deep) {
      throw new CException(tokens.here, Rule.NESTING, "macros or conditions nest too deep here");
    }
  }

  private static Tokens reading(String file, String text, Problems problems) {
    Tokens tokens = new Tokens(file, problems);
    tokens.addInput(new NamedSource(file, text));
    tokens.setFileSystem(new AnsweredIncludes());
    tokens.setSystemIncludePath(List.of("include"));
    tokens.setQuoteIncludePath(List.of("include"));
    tokens.addFeature(Feature.DIGRAPHS);
    tokens.setListener(new Listener(tokens, problems));
    return tokens;
  }

  private static KnownPrelude prelude() {
    Problems problems = new Problems();
    Tokens tokens = reading(Prelude.NAME, Prelude.text(), problems);
    List<CToken> all = new ArrayList<>();
    try {
      tokens.addMacro("__REGNEST__", "1");
      tokens.addTo(all);
    } catch (LexerException | IOException broken) {
      throw new IllegalStateException(broken);
    }
    problems.throwIfAny();
    return new KnownPrelude(List.copyOf(tokens.getMacros().values()), List.copyOf(all));
  }

  static List<Macro> macrosOfPrelude() {
    return PRELUDE.macros();
  }

  /** {@return the tokens of the prelude, the last of kind END} */
  public static List<CToken> ofPrelude() {
    return PRELUDE.tokens();
  }

  private void addTo(List<CToken> all) throws LexerException, IOException {
    while (true) {
      Source before = getSource();
      if (before instanceof LexerSource) {
        note(before, before.getLine(), before.getColumn());
      }
      Token token = token();
      if (getSource() instanceof LexerSource after && token.getLine() > 0) {
        note(after, token.getLine(), token.getColumn());
      }
      if (token.getType() == Token.EOF) {
        all.add(new CToken(Kind.END, "", here));
        return;
      }
      CToken converted = converted(token);
      if (converted != null) {
        all.add(converted);
      }
    }
  }

  private void note(Source source, int line, int column) {
    here =
        new Position(source.getPath() == null ? here.file() : source.getPath(), line, column + 1);
  }

  Position here() {
    return here;
  }

  private CToken converted(Token token) {
    switch (token.getType()) {
      case Token.WHITESPACE:
      case Token.NL:
      case Token.CCOMMENT:
      case Token.CPPCOMMENT:
      case Token.P_LINE:
        return null;
      case Token.IDENTIFIER:
        return new CToken(Kind.NAME, token.getText(), here);
      case Token.NUMBER:
        return new CToken(Kind.NUMBER, token.getText(), here);
      case Token.SQSTRING:
      case Token.CHARACTER:
        return new CToken(Kind.CHARACTER, String.valueOf(token.getValue()), here);
      case Token.STRING:
        return new CToken(Kind.STRING, String.valueOf(token.getValue()), here);
      case Token.INVALID:
        problems.add(here, Rule.STRAY, "this is no token of C: " + token.getValue());
        return null;
      default:
        return punctuation(token.getText());
    }
  }

  private CToken punctuation(String text) {
    if (!PUNCTUATION.contains(text)) {
      problems.add(here, Rule.STRAY, "this is no token of C: " + text);
      return null;
    }
    return new CToken(Kind.PUNCTUATION, text, here);
  }

  /** Counts, as the preprocessor asks for its source before each token, also of what it only holds for later. */
  @Override
  protected Source getSource() {
    steps++;
    if (steps > MOST_STEPS) {
      throw new CException(
          here,
          Rule.TOO_LARGE,
          "macros expand to too much here; at most " + MOST_STEPS + " tokens are made");
    }
    return super.getSource();
  }
}
