package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.DataObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The local variables of one value each that an expression names. */
final class Locals {
  /** What the words of the prelude are made of. */
  private static final String HIDDEN = "__";

  private final Scope scope;
  private final Set<DataObject> found = new LinkedHashSet<>();

  private Locals(Scope scope) {
    this.scope = scope;
  }

  /** {@return them, each once, in the order in which they stand there} */
  static List<DataObject> in(Expr expression, Scope scope) {
    Locals locals = new Locals(scope);
    locals.collect(expression);
    return new ArrayList<>(locals.found);
  }

  private void collect(Expr expression) {
    if (expression instanceof Expr.Name name) {
      if (scope.find(name.name()).orElse(null) instanceof Symbol.Local local
          && local.object().type().isScalar()
          && !name.name().startsWith(HIDDEN)) {
        found.add(local.object());
      }
    } else if (expression instanceof Expr.Binary binary) {
      collect(binary.left());
      collect(binary.right());
    } else if (expression instanceof Expr.Unary unary) {
      if (!unary.operator().equals("&")) {
        collect(unary.operand());
      }
    } else if (expression instanceof Expr.Cast cast) {
      collect(cast.operand());
    } else if (expression instanceof Expr.Index index) {
      collect(index.array());
      collect(index.index());
    } else if (expression instanceof Expr.Member member) {
      collect(member.object());
    } else if (expression instanceof Expr.Conditional conditional && conditional.then() != null) {
      collect(conditional.condition());
      collect(conditional.then());
      collect(conditional.otherwise());
    } else if (expression instanceof Expr.Call call) {
      call.arguments().forEach(this::collect);
    }
  }
}
