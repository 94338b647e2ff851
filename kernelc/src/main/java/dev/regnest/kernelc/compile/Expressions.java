package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Makes code of expressions. */
final class Expressions {
  private static final Type INT = Type.of(Ints.INT);
  private static final Type ULONG = Type.of(Ints.ULONG);
  private static final Type VOID = Type.of(new CType.Void());
  private static final long TEXT = 0x1f000000L;

  private final Unit unit;
  private final Places places = new Places(this);
  private final Calls calls;

  Expressions(Unit unit) {
    this.unit = unit;
    calls = new Calls(unit, this, places);
  }

  Operand compile(Expr expression, Scope scope) {
    if (expression instanceof Expr.Number number) {
      return Constants.number(number.at(), number.text());
    }
    if (expression instanceof Expr.Character character) {
      return Constants.character(character.at(), character.text());
    }
    if (expression instanceof Expr.Text) {
      return Operand.constant(Type.of(Ints.CHAR).pointer(), TEXT);
    }
    if (expression instanceof Expr.Name name) {
      return unit.named(name.at(), name.name(), scope);
    }
    if (expression instanceof Expr.Unary unary) {
      return unary(unary, scope);
    }
    if (expression instanceof Expr.Step step) {
      return places.step(step, scope);
    }
    if (expression instanceof Expr.Binary binary) {
      return binary(binary, scope);
    }
    if (expression instanceof Expr.Assign assign) {
      return assign(assign, scope);
    }
    if (expression instanceof Expr.Conditional conditional) {
      return conditional(conditional, scope);
    }
    if (expression instanceof Expr.Call call) {
      return calls.call(call, scope);
    }
    if (expression instanceof Expr.Index index) {
      return places.index(index, scope);
    }
    if (expression instanceof Expr.Member member) {
      return places.member(member, scope);
    }
    return rarer(expression, scope);
  }

  private Operand rarer(Expr expression, Scope scope) {
    if (expression instanceof Expr.Cast cast) {
      return cast(cast, scope);
    }
    if (expression instanceof Expr.Literal literal) {
      return unit.literal(literal, scope);
    }
    if (expression instanceof Expr.SizeOfType sizeOf) {
      return size(sizeOf.at(), unit.types().of(sizeOf.type(), scope));
    }
    if (expression instanceof Expr.SizeOf sizeOf) {
      return size(sizeOf.at(), typeOf(sizeOf.operand(), scope));
    }
    if (expression instanceof Expr.OffsetOf offsetOf) {
      return offsetOf(offsetOf, scope);
    }
    return statements((Expr.Statements) expression, scope);
  }

  /** {@return the expression as a value} */
  Operand value(Expr expression, Scope scope) {
    return places.value(expression.at(), compile(expression, scope));
  }

  /** {@return the expression as a value that is zero or not} */
  Code condition(Expr expression, Scope scope) {
    Operand value = value(expression, scope);
    if (!value.type().isScalar()) {
      throw new CException(expression.at(), "a condition cannot be of type '" + value.type() + "'");
    }
    return value.value();
  }

  /** {@return the value of a constant expression} */
  long constant(Expr expression, Scope scope) {
    Operand value = value(expression, scope);
    if (value.constant() == null) {
      throw new CException(expression.at(), "a constant is needed here");
    }
    return value.constant();
  }

  Type typeOf(Expr expression, Scope scope) {
    return unit.unevaluated(() -> compile(expression, scope).type());
  }

  private static Operand size(Position at, Type type) {
    if (!(type.kind() instanceof CType.Void)) {
      Types.checkComplete(at, type);
    }
    return Operand.constant(ULONG, type.kind().size());
  }

  Operand convert(Position at, Operand value, Type to) {
    LongUnaryOperator conversion = Arithmetic.conversion(at, value.type(), to);
    if (value.constant() != null) {
      return Operand.constant(Type.of(to.kind()), conversion.applyAsLong(value.constant()));
    }
    if (value.type().kind().equals(to.kind())) {
      return value;
    }
    Code code = value.value();
    return Operand.value(Type.of(to.kind()), run -> conversion.applyAsLong(code.eval(run)));
  }

  private Operand cast(Expr.Cast cast, Scope scope) {
    Type to = unit.types().of(cast.type(), scope);
    Operand value = compile(cast.operand(), scope);
    if (to.kind() instanceof CType.Void) {
      Code code = value.isPlace() ? places.value(cast.at(), value).value() : value.value();
      return Operand.value(VOID, code == null ? run -> 0 : code);
    }
    return convert(cast.at(), places.value(cast.at(), value), to);
  }

  private Operand unary(Expr.Unary unary, Scope scope) {
    Position at = unary.at();
    if (unary.operator().equals("&")) {
      return places.address(at, compile(unary.operand(), scope));
    }
    Operand value = value(unary.operand(), scope);
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
        return binary(at, "+", Operand.constant(INT, 0), value);
    }
  }

  private Operand binary(Expr.Binary binary, Scope scope) {
    switch (binary.operator()) {
      case ",":
        return comma(binary, scope);
      case "&&":
      case "||":
        return logical(binary, scope);
      default:
        return binary(
            binary.at(),
            binary.operator(),
            value(binary.left(), scope),
            value(binary.right(), scope));
    }
  }

  Operand binary(Position at, String operator, Operand left, Operand right) {
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
    Operand left = compile(binary.left(), scope);
    Code first = left.isPlace() ? left.address() : left.value();
    Operand right = compile(binary.right(), scope);
    if (right.isPlace()) {
      Code address = right.address();
      return Operand.place(right.type(), run -> {
        first.eval(run);
        return address.eval(run);
      });
    }
    Code second = right.value();
    return Operand.value(right.type(), run -> {
      first.eval(run);
      return second.eval(run);
    });
  }

  private Operand logical(Expr.Binary binary, Scope scope) {
    boolean and = binary.operator().equals("&&");
    Operand left = value(binary.left(), scope);
    Code first = condition(binary.left(), scope);
    Operand right = value(binary.right(), scope);
    Code second = condition(binary.right(), scope);
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

  private Operand assign(Expr.Assign assign, Scope scope) {
    Operand target = compile(assign.target(), scope);
    if (assign.operator().isEmpty()) {
      return places.assign(assign.at(), target, compile(assign.value(), scope));
    }
    Operand right = value(assign.value(), scope);
    return places.modify(assign.at(), assign.operator(), target, right, /* givesOldValue= */ false);
  }

  private Operand conditional(Expr.Conditional conditional, Scope scope) {
    Code condition = condition(conditional.condition(), scope);
    Operand test = value(conditional.condition(), scope);
    Operand then = conditional.then() == null ? test : value(conditional.then(), scope);
    Operand otherwise = value(conditional.otherwise(), scope);
    Type type = commonType(conditional.at(), then, otherwise);
    Operand one = convert(conditional.at(), then, type);
    Operand other = convert(conditional.at(), otherwise, type);
    if (test.constant() != null) {
      return test.constant() != 0 ? one : other;
    }
    Code first = one.value();
    Code second = other.value();
    if (conditional.then() == null) {
      return Operand.value(type, run -> {
        long tested = condition.eval(run);
        return tested != 0 ? tested : second.eval(run);
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
        "'" + one.type() + "' and '" + other.type()
            + "' on the two sides of ':'; structs are chosen with if");
  }

  private Operand offsetOf(Expr.OffsetOf offsetOf, Scope scope) {
    Type type = unit.types().of(offsetOf.type(), scope);
    Scope inner = new Scope(scope);
    inner.declare(Expr.OffsetOf.BASE, new Symbol.Local(unit.measure(type)));
    Operand member = compile(offsetOf.member(), inner);
    if (member.object() == null) {
      throw new CException(offsetOf.at(), "offsetof() needs a member that is known before it runs");
    }
    return Operand.constant(ULONG, member.offset());
  }

  private Operand statements(Expr.Statements statements, Scope scope) {
    List<Stmt> items = statements.body().items();
    Scope inner = new Scope(scope);
    Stmt last = items.isEmpty() ? null : items.get(items.size() - 1);
    boolean hasValue = last instanceof Stmt.Expression e && e.expression() != null;
    List<Stmt> before = hasValue ? items.subList(0, items.size() - 1) : items;
    Step steps = unit.statements().block(before, inner);
    if (!hasValue) {
      return Operand.value(VOID, run -> steps.run(run));
    }
    Operand value = compile(((Stmt.Expression) last).expression(), inner);
    if (value.type().isScalar()) {
      value = places.value(last.at(), value);
    }
    Operand result = value;
    if (result.isPlace()) {
      return Operand.place(result.type(), run -> {
        steps.run(run);
        return result.address().eval(run);
      });
    }
    return Operand.value(result.type(), run -> {
      steps.run(run);
      return result.value().eval(run);
    });
  }

  Places places() {
    return places;
  }
}
