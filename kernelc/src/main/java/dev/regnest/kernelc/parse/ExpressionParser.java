package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.preprocess.CToken;
import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads expressions: precedence climbing for two operands, recursion for the rest. */
final class ExpressionParser {
  private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(
      Map.entry("||", 1),
      Map.entry("&&", 2),
      Map.entry("|", 3),
      Map.entry("^", 4),
      Map.entry("&", 5),
      Map.entry("==", 6),
      Map.entry("!=", 6),
      Map.entry("<", 7),
      Map.entry(">", 7),
      Map.entry("<=", 7),
      Map.entry(">=", 7),
      Map.entry("<<", 8),
      Map.entry(">>", 8),
      Map.entry("+", 9),
      Map.entry("-", 9),
      Map.entry("*", 10),
      Map.entry("/", 10),
      Map.entry("%", 10));

  private static final List<String> ASSIGNMENTS =
      List.of("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=");

  private static final Set<String> OWN_NAME =
      Set.of("__func__", "__FUNCTION__", "__PRETTY_FUNCTION__");

  private static final int MOST_OPERANDS = 300;

  private static final List<String> UNARY = List.of("+", "-", "!", "~", "*", "&");

  private final TokenStream tokens;
  private final Parser parser;

  ExpressionParser(TokenStream tokens, Parser parser) {
    this.tokens = tokens;
    this.parser = parser;
  }

  /** An expression with commas. */
  Expr comma() {
    Expr left = assignment();
    for (int operands = 1; tokens.is(","); operands++) {
      checkLength(operands);
      Position at = tokens.take().at();
      left = new Expr.Binary(at, ",", left, assignment());
    }
    return left;
  }

  /** An expression without commas. */
  Expr assignment() {
    tokens.enter();
    Expr left = conditional();
    CToken operator = tokens.peek();
    if (operator.kind() == Kind.PUNCTUATION && ASSIGNMENTS.contains(operator.text())) {
      tokens.take();
      String binary = operator.text().substring(0, operator.text().length() - 1);
      left = new Expr.Assign(operator.at(), binary, left, assignment());
    }
    tokens.leave();
    return left;
  }

  /** An expression without assignments, as a constant is. */
  Expr conditional() {
    Expr condition = binary(1);
    if (!tokens.is("?")) {
      return condition;
    }
    tokens.enter();
    Position at = tokens.take().at();
    Expr then = tokens.is(":") ? null : comma();
    tokens.expect(":", "after '?'");
    Expr result = new Expr.Conditional(at, condition, then, conditional());
    tokens.leave();
    return result;
  }

  private Expr binary(int weakest) {
    Expr left = cast();
    for (int operands = 1; ; operands++) {
      checkLength(operands);
      CToken operator = tokens.peek();
      Integer precedence =
          operator.kind() == Kind.PUNCTUATION ? PRECEDENCE.get(operator.text()) : null;
      if (precedence == null || precedence < weakest) {
        return left;
      }
      tokens.take();
      left = new Expr.Binary(operator.at(), operator.text(), left, binary(precedence + 1));
    }
  }

  /** Trees of expressions are as deep as these are long, and whoever walks them recurses. */
  private void checkLength(int operands) {
    if (operands > MOST_OPERANDS) {
      throw new CException(
          tokens.at(), Rule.NESTING, "more than " + MOST_OPERANDS + " operands in a row");
    }
  }

  private Expr cast() {
    tokens.enter();
    Expr result;
    if (tokens.is("(") && parser.startsType(tokens.peek(1))) {
      Position at = tokens.take().at();
      TypeName type = parser.typeName();
      tokens.expect(")", "after the type");
      result = tokens.is("{")
          ? postfix(new Expr.Literal(at, type, parser.initialiser()))
          : new Expr.Cast(at, type, cast());
    } else {
      result = unary();
    }
    tokens.leave();
    return result;
  }

  private Expr unary() {
    CToken token = tokens.peek();
    if (token.is("++") || token.is("--")) {
      tokens.take();
      return new Expr.Step(token.at(), /* before= */ true, token.is("++") ? 1 : -1, cast());
    }
    if (token.kind() == Kind.PUNCTUATION && UNARY.contains(token.text())) {
      tokens.take();
      return new Expr.Unary(token.at(), token.text(), cast());
    }
    if (token.is("sizeof")) {
      return sizeOf();
    }
    return postfix(primary());
  }

  private Expr sizeOf() {
    Position at = tokens.take().at();
    if (tokens.is("(") && parser.startsType(tokens.peek(1))) {
      tokens.take();
      TypeName type = parser.typeName();
      tokens.expect(")", "after the type");
      return new Expr.SizeOfType(at, type);
    }
    return new Expr.SizeOf(at, cast());
  }

  private Expr postfix(Expr start) {
    Expr expression = start;
    for (int operators = 1; ; operators++) {
      checkLength(operators);
      Position at = tokens.at();
      if (tokens.takeIf("[")) {
        expression = new Expr.Index(at, expression, comma());
        tokens.expect("]", "after the index");
      } else if (tokens.takeIf("(")) {
        expression = new Expr.Call(at, expression, arguments());
      } else if (tokens.is(".") || tokens.is("->")) {
        boolean arrow = tokens.take().is("->");
        expression = new Expr.Member(at, expression, tokens.expectName("a member's name"), arrow);
      } else if (tokens.is("++") || tokens.is("--")) {
        int by = tokens.take().is("++") ? 1 : -1;
        expression = new Expr.Step(at, /* before= */ false, by, expression);
      } else {
        return expression;
      }
    }
  }

  private List<Expr> arguments() {
    List<Expr> arguments = new ArrayList<>();
    while (!tokens.is(")")) {
      arguments.add(assignment());
      if (!tokens.takeIf(",")) {
        break;
      }
    }
    tokens.expect(")", "after the arguments");
    return arguments;
  }

  private Expr primary() {
    CToken token = tokens.peek();
    switch (token.kind()) {
      case NUMBER:
        tokens.take();
        return new Expr.Number(token.at(), token.text());
      case CHARACTER:
        tokens.take();
        return new Expr.Character(token.at(), token.text());
      case STRING:
        return text();
      case NAME:
        return named(token);
      default:
        if (token.is("(")) {
          return bracketed();
        }
        throw new CException(
            token.at(), Rule.SYNTAX, "expected an expression, found " + token.shown());
    }
  }

  private Expr text() {
    Position at = tokens.at();
    StringBuilder all = new StringBuilder();
    while (tokens.peek().kind() == Kind.STRING) {
      all.append(tokens.take().text());
    }
    return new Expr.Text(at, all.toString());
  }

  private Expr named(CToken token) {
    if (token.is("__builtin_offsetof")) {
      return offsetOf();
    }
    if (token.is("__extension__")) {
      tokens.take();
      return cast();
    }
    if (OWN_NAME.contains(token.text()) && parser.function() != null) {
      return new Expr.Text(tokens.take().at(), parser.function());
    }
    if (TypeQuestions.ALL.contains(token.text())) {
      return new TypeQuestions(tokens, parser, this).next();
    }
    return new Expr.Name(token.at(), tokens.expectName("an expression"));
  }

  private Expr offsetOf() {
    Position at = tokens.take().at();
    tokens.expect("(", "after __builtin_offsetof");
    TypeName type = parser.typeName();
    tokens.expect(",", "after the type");
    Expr base = new Expr.Name(at, Expr.OffsetOf.BASE);
    Expr member = new Expr.Member(at, base, tokens.expectName("a member's name"), false);
    Expr.OffsetOf result = new Expr.OffsetOf(at, type, postfix(member));
    tokens.expect(")", "after the member");
    return result;
  }

  private Expr bracketed() {
    Position at = tokens.take().at();
    if (tokens.is("{")) {
      Stmt.Compound body = parser.compound();
      tokens.expect(")", "after '}'");
      return new Expr.Statements(at, body);
    }
    Expr inside = comma();
    tokens.expect(")", "after the expression");
    return inside;
  }
}
