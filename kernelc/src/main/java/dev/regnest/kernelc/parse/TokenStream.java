package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.preprocess.CToken;
import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.preprocess.KnownWords;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.List;

/** Tokens, read one by one, and how deep what they write nests. */
final class TokenStream {
  private static final int DEEPEST = 200;

  private final List<CToken> tokens;
  private int next;
  private int depth;
  private int braces;

  TokenStream(List<CToken> tokens) {
    this.tokens = tokens;
  }

  CToken peek() {
    return tokens.get(next);
  }

  CToken peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  Position at() {
    return peek().at();
  }

  boolean is(String word) {
    return peek().is(word);
  }

  boolean isEnd() {
    return peek().kind() == Kind.END;
  }

  CToken take() {
    CToken token = peek();
    if (next < tokens.size() - 1) {
      next++;
      braces += token.is("{") ? 1 : token.is("}") ? -1 : 0;
    }
    return token;
  }

  boolean takeIf(String word) {
    if (is(word)) {
      take();
      return true;
    }
    return false;
  }

  /** Takes that operator or keyword, or says where it is missing: right behind what stands before. */
  Position expect(String word, String after) {
    if (!is(word)) {
      throw new CException(
          at(),
          Rule.SYNTAX,
          "expected '" + word + "' " + after + ", found " + peek().shown());
    }
    return take().at();
  }

  String expectName(String what) {
    if (peek().kind() != Kind.NAME
        || Keywords.ALL.contains(Keywords.plain(peek().text()))) {
      throw new CException(
          at(), Rule.SYNTAX, "expected " + what + ", found " + peek().shown());
    }
    return take().text();
  }

  /** {@return what to throw where a type should stand, and what stands there is none} */
  CException noType(String expected) {
    CToken token = peek();
    if (token.kind() != Kind.NAME || Keywords.ALL.contains(Keywords.plain(token.text()))) {
      return new CException(at(), Rule.SYNTAX, "expected " + expected + ", found " + token.shown());
    }
    return CException.unknown(
        at(),
        token.text(),
        token.shown() + " is no type known here" + KnownWords.hint(token.text()));
  }

  void enter() {
    depth++;
    if (depth > DEEPEST) {
      throw new CException(at(), Rule.NESTING, "this nests deeper than " + DEEPEST);
    }
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  int braces() {
    return braces;
  }

  /** {@return where it stands, to see later what was read from there on} */
  int mark() {
    return next;
  }

  /** {@return the names that were read since that mark} */
  List<String> namesSince(int mark) {
    return tokens.subList(mark, next).stream()
        .filter(token -> token.kind() == Kind.NAME)
        .map(CToken::text)
        .filter(name -> !Keywords.ALL.contains(name))
        .toList();
  }

  /** Goes on behind the declaration that began at that depth of brackets, after something in it was wrong. */
  void skipDeclaration(int depthBefore, int bracesBefore) {
    depth = depthBefore;
    boolean opened = braces > bracesBefore;
    while (!isEnd()) {
      CToken token = take();
      opened |= braces > bracesBefore;
      if (braces <= bracesBefore && (token.is(";") || token.is("}") && opened && !is(";"))) {
        break;
      }
    }
    braces = bracesBefore;
  }

  /** Goes on behind the statement that began at that depth of brackets, or before the bracket that ends its block. */
  void skipStatement(int depthBefore, int bracesBefore) {
    depth = depthBefore;
    while (!isEnd() && !(is("}") && braces <= bracesBefore)) {
      CToken token = take();
      if (braces <= bracesBefore && (token.is(";") || token.is("}"))) {
        takeIf(";");
        break;
      }
    }
  }

  /** Goes on behind the semicolon of what began at that depth of brackets, or before the bracket that ends what it is in. */
  void skipToSemicolon(int depthBefore, int bracesBefore) {
    depth = depthBefore;
    while (!isEnd() && !(is("}") && braces <= bracesBefore)) {
      if (take().is(";") && braces <= bracesBefore) {
        break;
      }
    }
  }
}
