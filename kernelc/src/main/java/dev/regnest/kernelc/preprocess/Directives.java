package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.anarres.cpp.Token;

/**
 * Follows the directives of one file, token by token: which conditions are open, and which words they ask for.
 *
 * <p>The preprocessor reads on where it evaluates, and skips the rest of a line where it does not; that tells a condition that decides
 * something from one inside what is left out.
 */
final class Directives {
  private static final Set<String> CONDITIONS = Set.of("if", "ifdef", "ifndef", "elif");

  private record Open(Position at, String directive, boolean hasElse) {}

  private final LinePlaces places;
  private final Problems problems;
  private final Words words;
  private final Origins origins;
  private final Defined defined;
  private final Deque<Open> open = new ArrayDeque<>();
  private boolean atStart = true;
  private Position hash;
  private String directive = "";
  private Origins.Definition macro;

  /** Says whether a word is a macro now. */
  interface Defined {
    boolean test(String word);
  }

  Directives(LinePlaces places, Problems problems, Words words, Origins origins, Defined defined) {
    this.places = places;
    this.problems = problems;
    this.words = words;
    this.origins = origins;
    this.defined = defined;
  }

  /** Sees the next token of the file; {@code skipped} if the preprocessor does not look at it. */
  void sees(Token token, boolean skipped) {
    switch (token.getType()) {
      case Token.NL:
        endsLine();
        break;
      case Token.EOF:
        endsLine();
        endsFile();
        break;
      case Token.WHITESPACE:
      case Token.CCOMMENT:
      case Token.CPPCOMMENT:
        break;
      default:
        token(token, skipped);
        atStart = false;
    }
  }

  private void endsLine() {
    atStart = true;
    hash = null;
    directive = "";
    macro = null;
    words.asking(false);
  }

  private void endsFile() {
    for (Open condition : open) {
      problems.add(
          condition.at,
          Rule.CONDITION,
          "this #" + condition.directive + " is not closed by an #endif");
    }
  }

  private void token(Token token, boolean skipped) {
    Position at = places.at(token.getLine(), token.getColumn() + 1);
    boolean isHash = token.getType() == Token.HASH || token.getType() == '#';
    if (isHash && directive.isEmpty() && !skipped) {
      if (!atStart) {
        problems.add(at, Rule.STRAY, "a '#' begins a line, or stands in what a macro stands for");
      }
      hash = at;
    } else if (hash != null && directive.isEmpty()) {
      directive = token.getText();
      words.asking(CONDITIONS.contains(directive));
      condition(hash);
    } else if (directive.equals("define")) {
      inDefinition(token, at, skipped);
    } else if (CONDITIONS.contains(directive)) {
      if (token.getType() == Token.IDENTIFIER && !skipped) {
        asksFor(token.getText());
      }
    } else if (directive.isEmpty()) {
      origins.inText(token, at);
    }
  }

  private void condition(Position at) {
    switch (directive) {
      case "if":
      case "ifdef":
      case "ifndef":
        open.push(new Open(at, directive, false));
        break;
      case "elif":
      case "else":
        if (open.isEmpty() || open.peek().hasElse) {
          problems.add(
              at,
              Rule.CONDITION,
              "#" + directive + (open.isEmpty() ? " without #if" : " behind #else"));
        } else {
          Open before = open.pop();
          open.push(new Open(before.at, before.directive, directive.equals("else")));
        }
        break;
      case "endif":
        if (open.isEmpty()) {
          problems.add(at, Rule.CONDITION, "#endif without #if");
        } else {
          open.pop();
        }
        break;
      default:
    }
  }

  private void inDefinition(Token token, Position at, boolean skipped) {
    if (skipped) {
      return;
    }
    if (macro == null) {
      macro = new Origins.Definition(token.getText(), at);
      words.isDefined(token.getText());
    }
    origins.inMacro(token, macro);
  }

  private void asksFor(String word) {
    if (!word.equals("defined") && !defined.test(word)) {
      words.isMissing(word);
    }
  }
}
