package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;

/** Expressions as one would write them, as far as they are short. */
final class Written {
  private static final int LONGEST = 40;

  private Written() {}

  /** {@return the expression's text, or "..." where that is long or rare} */
  static String of(Expr expression) {
    String text = text(expression);
    return text.length() > LONGEST ? "..." : text;
  }

  private static String text(Expr expression) {
    if (expression instanceof Expr.Name name) {
      return name.name();
    }
    if (expression instanceof Expr.Number number) {
      return number.text();
    }
    if (expression instanceof Expr.Character character) {
      return "'" + character.text() + "'";
    }
    if (expression instanceof Expr.Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Expr.Binary binary) {
      return operand(binary.left()) + " " + binary.operator() + " " + operand(binary.right());
    }
    if (expression instanceof Expr.Step step) {
      String sign = step.by() > 0 ? "++" : "--";
      return step.before() ? sign + text(step.operand()) : text(step.operand()) + sign;
    }
    if (expression instanceof Expr.Cast cast) {
      return text(cast.operand());
    }
    if (expression instanceof Expr.Call call && call.function() instanceof Expr.Name name) {
      return name.name() + (call.arguments().isEmpty() ? "()" : "(...)");
    }
    if (expression instanceof Expr.Index index) {
      return text(index.array()) + "[" + text(index.index()) + "]";
    }
    if (expression instanceof Expr.Member member) {
      return text(member.object()) + (member.arrow() ? "->" : ".") + member.name();
    }
    return "...";
  }

  private static String operand(Expr expression) {
    return expression instanceof Expr.Binary ? "(" + text(expression) + ")" : text(expression);
  }

  /** What {@code READ_ONCE(x)} is made of is x. */
  private static String unary(Expr.Unary unary) {
    Expr of = unary.operand() instanceof Expr.Cast cast ? cast.operand() : unary.operand();
    if (unary.operator().equals("*")
        && of instanceof Expr.Unary address
        && address.operator().equals("&")) {
      return text(address.operand());
    }
    return unary.operator() + operand(unary.operand());
  }
}
