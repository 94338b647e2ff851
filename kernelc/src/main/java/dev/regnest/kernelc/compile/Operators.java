package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Arms;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/** Makes code of operators with one, two and three operands. */
final class Operators {
  private static final Type INT = Type.of(Ints.INT);
  private static final Type VOID = Type.of(new CType.Void());

  private final Expressions expressions;
  private final Places places;

  Operators(Expressions expressions, Places places) {
    this.expressions = expressions;
    this.places = places;
  }

  Operand unary(Expr.Unary unary, Scope scope) {
    Position at = unary.at();
    if (unary.operator().equals("&")) {
      return places.address(
          at,
          unary.operand() instanceof Expr.Index index
              ? places.index(index, /* orEnd= */ true, scope)
              : expressions.compile(unary.operand(), scope));
    }
    Operand value = unary.operator().equals("!")
        ? expressions.condition(unary.operand(), scope)
        : expressions.value(unary.operand(), scope);
    switch (unary.operator()) {
      case "*":
        return places.dereference(at, value);
      case "!":
        return binary(at, "==", value, Operand.constant(INT, 0));
      case "-":
        return binary(at, "-", Operand.constant(INT, 0), value);
      case "~":
        return binary(at, "^", value, Operand.constant(INT, -1));
      default:
        if (!(value.type().kind() instanceof CType.Int)) {
          throw new CException(
              at, Rule.TYPE, "'+' needs an integer, this is '" + value.type() + "'");
        }
        return binary(at, "+", Operand.constant(INT, 0), value);
    }
  }

  Operand binary(Expr.Binary binary, Scope scope) {
    switch (binary.operator()) {
      case ",":
        return comma(binary, scope);
      case "&&":
      case "||":
        return logical(binary, scope);
      default:
        Operand left = expressions.compile(binary.left(), scope);
        Operand right = expressions.compile(binary.right(), scope);
        if (RangeTest.isOne(binary.operator(), left, right)) {
          return RangeTest.of(expressions, binary.at(), binary.operator(), left, right);
        }
        return binary(
            binary.at(),
            binary.operator(),
            places.value(binary.left().at(), left),
            places.value(binary.right().at(), right));
    }
  }

  private Operand binary(Position at, String operator, Operand left, Operand right) {
    Arithmetic.Operation operation = Arithmetic.operation(at, operator, left.type(), right.type());
    Long one = left.constant();
    Long other = right.constant();
    if (one != null && other != null && !(operation.divides() && other == 0)) {
      return Operand.constant(operation.result(), operation.function().applyAsLong(one, other));
    }
    Code a = left.value();
    Code b = right.value();
    return Operand.value(operation.result(), run -> {
      long first = a.eval(run);
      return operation.apply(run, first, b.eval(run));
    });
  }

  private Operand comma(Expr.Binary binary, Scope scope) {
    Code first = expressions.unit().effects().of(binary.left(), scope);
    Operand right = expressions.compile(binary.right(), scope);
    if (right.isPlace() && !right.type().isScalar()) {
      Code address = right.address();
      return Operand.place(right.type(), run -> {
        first.eval(run);
        return address.eval(run);
      });
    }
    if (right.isPlace()) {
      right = expressions.places().value(binary.at(), right);
    }
    Code second = right.value();
    return Operand.value(right.type(), run -> {
      first.eval(run);
      return second.eval(run);
    });
  }

  private Operand logical(Expr.Binary binary, Scope scope) {
    boolean and = binary.operator().equals("&&");
    Operand left = expressions.condition(binary.left(), scope);
    Operand right = branch(() -> expressions.condition(binary.right(), scope));
    Code first = part(binary, binary.left(), left.value());
    Code second = standing(binary, part(binary, binary.right(), right.value()));
    Long known = left.constant();
    if (known != null && (known != 0) != and) {
      return Operand.constant(INT, and ? 0 : 1);
    }
    if (known != null && right.constant() != null) {
      return Operand.constant(INT, right.constant() != 0 ? 1 : 0);
    }
    return Operand.value(
        INT,
        and
            ? run -> first.eval(run) != 0 && second.eval(run) != 0 ? 1 : 0
            : run -> first.eval(run) != 0 || second.eval(run) != 0 ? 1 : 0);
  }

  /** {@return the code of the right side, which says where the frame stands if nothing is held there} */
  private Code standing(Expr.Binary of, Code right) {
    Unit unit = expressions.unit();
    if (!unit.whole().has(of)) {
      return right;
    }
    int number = unit.number();
    return run -> {
      run.comesToPart(number);
      return right.eval(run);
    };
  }

  /** {@return the code of one side of a condition, which may be left out if it is that of a branch} */
  private Code part(Expr.Binary of, Expr side, Code code) {
    boolean isMore = side instanceof Expr.Binary binary && binary.operator().equals(of.operator());
    return isMore || !expressions.isOfBranch() ? code : Changes.part(side, of.operator(), code);
  }

  /** {@return what {@code compile} makes, to be evaluated or not as what was evaluated before it says} */
  private Operand branch(Supplier<Operand> compile) {
    Operand[] made = new Operand[1];
    Unit unit = expressions.unit();
    Arms does = unit.arms(() -> made[0] = compile.get());
    unit.arms().has(does);
    Operand value = made[0];
    if (value.isPlace() || value.constant() != null || does.doesNothing()) {
      return value;
    }
    Code code = value.value();
    return Operand.value(value.type(), run -> {
      run.enter();
      long found = code.eval(run);
      run.leave(does);
      return found;
    });
  }

  Operand conditional(Expr.Conditional conditional, Scope scope) {
    Operand test = expressions.condition(conditional.condition(), scope);
    Operand then = conditional.then() == null
        ? test
        : branch(() -> expressions.value(conditional.then(), scope));
    Operand otherwise = branch(() -> expressions.value(conditional.otherwise(), scope));
    Type type = commonType(conditional.at(), then, otherwise);
    Operand one = expressions.convert(conditional.at(), then, type);
    Operand other = expressions.convert(conditional.at(), otherwise, type);
    if (test.constant() != null) {
      return test.constant() != 0 ? one : other;
    }
    Code condition = test.value();
    Code first = one.value();
    Code second = other.value();
    if (conditional.then() == null) {
      LongUnaryOperator into = Arithmetic.conversion(conditional.at(), test.type(), type);
      return Operand.value(type, run -> {
        long tested = condition.eval(run);
        return tested != 0 ? into.applyAsLong(tested) : second.eval(run);
      });
    }
    return Operand.value(
        type, run -> condition.eval(run) != 0 ? first.eval(run) : second.eval(run));
  }

  private static Type commonType(Position at, Operand one, Operand other) {
    if (one.type().kind() instanceof CType.Int a && other.type().kind() instanceof CType.Int b) {
      return Type.of(Ints.common(a, b));
    }
    if (one.type().kind() instanceof CType.Void || other.type().kind() instanceof CType.Void) {
      return VOID;
    }
    if (one.type().kind() instanceof CType.Pointer to) {
      boolean generic =
          to.to().kind() instanceof CType.Void && other.type().kind() instanceof CType.Pointer;
      return generic ? other.type() : one.type();
    }
    if (other.type().kind() instanceof CType.Pointer) {
      return other.type();
    }
    throw new CException(
        at,
        Rule.TYPE,
        "'" + one.type() + "' and '" + other.type()
            + "' on the two sides of ':'; structs are chosen with if");
  }
}
