package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;

/** How an expression is called in a message. */
final class Names {
  private Names() {}

  static String of(Expr expression) {
    if (expression instanceof Expr.Name name) {
      return name.name();
    }
    if (expression instanceof Expr.Member member) {
      return of(member.object()) + (member.arrow() ? "->" : ".") + member.name();
    }
    if (expression instanceof Expr.Index index) {
      return of(index.array()) + "[]";
    }
    if (expression instanceof Expr.Unary unary) {
      return unary.operator() + of(unary.operand());
    }
    return "array";
  }
}
