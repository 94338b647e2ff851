package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.types.CType;

/** Makes code of expressions whose value nobody uses. */
final class Effects {
  private final Unit unit;
  private final Expressions expressions;

  Effects(Unit unit, Expressions expressions) {
    this.unit = unit;
    this.expressions = expressions;
  }

  /** {@return the code that does what the expression does} */
  Code of(Expr expression, Scope scope) {
    if (expression instanceof Expr.Binary binary && binary.operator().equals(",")) {
      return both(of(binary.left(), scope), of(binary.right(), scope));
    }
    if (expression instanceof Expr.Cast cast
        && unit.types().of(cast.type(), scope).kind() instanceof CType.Void) {
      return of(cast.operand(), scope);
    }
    if (expression instanceof Expr.Call call
        && call.function() instanceof Expr.Name name
        && Intrinsics.named(name.name(), scope).isPresent()) {
      return Intrinsics.named(name.name(), scope)
          .orElseThrow()
          .call(new Intrinsic.Use(unit, expressions, call, scope, /* isValueUsed= */ false))
          .value();
    }
    return rest(expression, scope);
  }

  private static Code both(Code first, Code second) {
    return run -> {
      first.eval(run);
      return second.eval(run);
    };
  }

  /** The value of a place that nobody uses is read if it is volatile. */
  private Code rest(Expr expression, Scope scope) {
    Operand operand = expressions.compile(expression, scope);
    if (!operand.isPlace()) {
      return operand.value();
    }
    boolean read = operand.type().isVolatile() && operand.type().isScalar();
    return read ? expressions.places().value(expression.at(), operand).value() : operand.address();
  }
}
