package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Memory;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Type;
import java.util.function.LongUnaryOperator;

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
    if (expression instanceof Expr.Assign assign && assign.operator().isEmpty()) {
      return assign(assign, scope);
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

  private Code assign(Expr.Assign assign, Scope scope) {
    Operand target = expressions.compile(assign.target(), scope);
    return initialise(assign, target, expressions.compile(assign.value(), scope));
  }

  /** {@return the code that stores what {@code source} is worth; what is loaded into a local may be loaded late} */
  Code initialise(Expr at, Operand target, Operand source) {
    Code stores = expressions.places().assign(at.at(), target, source).value();
    boolean intoLocal = target.leaf() >= 0 && target.object().isLocal();
    boolean fromMemory = source.isPlace()
        && source.type().isScalar()
        && !source.type().isVolatile()
        && !(source.object() != null && source.object().isLocal());
    return intoLocal && fromMemory ? loads(at, target, source) : stores;
  }

  private static Code loads(Expr at, Operand target, Operand source) {
    Type type = source.type();
    LongUnaryOperator conversion = Arithmetic.conversion(at.at(), type, target.type());
    DataObject object = target.object();
    int leaf = target.leaf();
    Code address = source.address();
    boolean known = source.leaf() >= 0;
    return run -> {
      long from = known ? address.eval(run) : run.address(address);
      Memory.loadInto(run, object, leaf, from, type, conversion);
      return 0;
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
