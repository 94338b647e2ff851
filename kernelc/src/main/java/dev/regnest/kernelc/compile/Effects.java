package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.preprocess.LeftOutCalls;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.types.CType;
import java.util.List;
import java.util.Optional;

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
    if (expression instanceof Expr.Call call) {
      Optional<Operand> instruction =
          expressions.calls().intrinsic(call, scope, /* isValueUsed= */ false);
      if (instruction.isPresent()) {
        return instruction.get().value();
      }
      if (isLeftOut(call, scope)) {
        unit.leavesOut(((Expr.Name) call.function()).name());
        return ofAll(call.arguments(), scope);
      }
    }
    return rest(expression, scope);
  }

  /** {@return the code that does what those expressions do, one after the other} */
  Code ofAll(List<Expr> expressions, Scope scope) {
    Code all = run -> 0;
    for (Expr expression : expressions) {
      all = both(all, of(expression, scope));
    }
    return all;
  }

  private static boolean isLeftOut(Expr.Call call, Scope scope) {
    if (!(call.function() instanceof Expr.Name name) || !LeftOutCalls.has(name.name())) {
      return false;
    }
    Symbol symbol = scope.find(name.name()).orElse(null);
    return symbol == null
        || symbol instanceof Symbol.Function function && function.definition == null;
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
