package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the expressions that ask for types, or choose by them. */
final class TypeQuestions {
  static final Set<String> ALL = Set.of(
      "_Alignof",
      "__alignof__",
      "_Generic",
      "__builtin_choose_expr",
      "__builtin_types_compatible_p");

  private final TokenStream tokens;
  private final Parser parser;
  private final ExpressionParser expressions;

  TypeQuestions(TokenStream tokens, Parser parser, ExpressionParser expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.expressions = expressions;
  }

  /** {@return the one that comes next} */
  Expr next() {
    Position at = tokens.at();
    String word = tokens.take().text();
    tokens.expect("(", "after " + word);
    Expr result = switch (word) {
      case "_Generic" -> selection(at);
      case "__builtin_choose_expr" -> chosen(at);
      case "__builtin_types_compatible_p" -> sameType(at);
      default -> new Expr.AlignOf(at, parser.typeName());
    };
    tokens.expect(")", "at the end of " + word);
    return result;
  }

  private Expr sameType(Position at) {
    TypeName one = parser.typeName();
    tokens.expect(",", "after the type");
    return new Expr.SameType(at, one, parser.typeName());
  }

  private Expr chosen(Position at) {
    Expr condition = expressions.assignment();
    tokens.expect(",", "after the condition");
    Expr then = expressions.assignment();
    tokens.expect(",", "after the first choice");
    return new Expr.Chosen(at, condition, then, expressions.assignment());
  }

  private Expr selection(Position at) {
    Expr asked = expressions.assignment();
    List<Expr.Choice> choices = new ArrayList<>();
    while (tokens.takeIf(",")) {
      TypeName type = tokens.takeIf("default") ? null : parser.typeName();
      tokens.expect(":", "after the type");
      choices.add(new Expr.Choice(type, expressions.assignment()));
    }
    return new Expr.Selection(at, asked, choices);
  }
}
