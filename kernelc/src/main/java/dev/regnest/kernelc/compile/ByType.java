package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.TypeName;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.Map;

/** Makes code of the expressions that ask for types, or choose by them; what is not chosen is not looked at. */
final class ByType {
  static final Map<String, Intrinsic> INTRINSICS = Map.of(
      "__builtin_constant_p",
      use -> Operand.constant(
          Type.of(Ints.INT),
          use.unit().expressions().isConstant(use.argument(0), use.scope()) ? 1 : 0));

  private final Expressions expressions;

  ByType(Expressions expressions) {
    this.expressions = expressions;
  }

  /** {@return the operand, or null if the expression is none of these} */
  Operand compile(Expr expression, Scope scope) {
    if (expression instanceof Expr.AlignOf align) {
      Type type = of(align.type(), scope);
      Types.checkComplete(align.at(), type);
      return Operand.constant(Type.of(Ints.ULONG), type.align());
    }
    if (expression instanceof Expr.SameType same) {
      CType one = of(same.one(), scope).kind();
      CType other = of(same.other(), scope).kind();
      return Operand.constant(Type.of(Ints.INT), one.equals(other) ? 1 : 0);
    }
    if (expression instanceof Expr.Chosen chosen) {
      boolean then = expressions.constant(chosen.condition(), scope) != 0;
      return expressions.compile(then ? chosen.then() : chosen.otherwise(), scope);
    }
    return expression instanceof Expr.Selection selection ? selected(selection, scope) : null;
  }

  private Type of(TypeName name, Scope scope) {
    return expressions.unit().types().of(name, scope);
  }

  private Operand selected(Expr.Selection selection, Scope scope) {
    CType asked = Types.decayed(expressions.typeOf(selection.asked(), scope)).kind();
    Expr otherwise = null;
    for (Expr.Choice choice : selection.choices()) {
      if (choice.type() == null) {
        otherwise = choice.value();
      } else if (of(choice.type(), scope).kind().equals(asked)) {
        return expressions.compile(choice.value(), scope);
      }
    }
    if (otherwise == null) {
      throw new CException(
          selection.at(), Rule.TYPE, "_Generic has no choice for '" + asked + "', and no default");
    }
    return expressions.compile(otherwise, scope);
  }
}
