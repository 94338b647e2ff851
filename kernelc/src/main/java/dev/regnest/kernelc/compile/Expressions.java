package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** Makes code of expressions. */
final class Expressions {
  private static final Type INT = Type.of(Ints.INT);
  private static final Type ULONG = Type.of(Ints.ULONG);
  private static final Type VOID = Type.of(new CType.Void());

  private final Unit unit;
  private final Places places = new Places(this);
  private final Operators operators = new Operators(this, places);
  private final Calls calls;
  private boolean ofBranch;

  Expressions(Unit unit) {
    this.unit = unit;
    calls = new Calls(unit, this, places);
  }

  Operand compile(Expr expression, Scope scope) {
    unit.spellings().sees(expression, scope);
    if (expression instanceof Expr.Number number) {
      return Constants.number(number.at(), number.text());
    }
    if (expression instanceof Expr.Character character) {
      return Constants.character(character.at(), character.text());
    }
    if (expression instanceof Expr.Text text) {
      return unit.text(text);
    }
    if (expression instanceof Expr.Name name) {
      return unit.named(name.at(), name.name(), scope);
    }
    if (expression instanceof Expr.Unary unary) {
      return operators.unary(unary, scope);
    }
    if (expression instanceof Expr.Step step) {
      return places.step(step, scope);
    }
    if (expression instanceof Expr.Binary binary) {
      return operators.binary(binary, scope);
    }
    if (expression instanceof Expr.Assign assign) {
      return assign(assign, scope);
    }
    if (expression instanceof Expr.Conditional conditional) {
      return operators.conditional(conditional, scope);
    }
    if (expression instanceof Expr.Call call) {
      boolean was = ofBranch;
      ofBranch = false;
      try {
        return calls.call(call, scope);
      } finally {
        ofBranch = was;
      }
    }
    if (expression instanceof Expr.Index index) {
      return places.index(index, /* orEnd= */ false, scope);
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
    Operand byType = new ByType(this).compile(expression, scope);
    if (byType != null) {
      return byType;
    }
    return statements((Expr.Statements) expression, scope);
  }

  /** {@return the expression as a value} */
  Operand value(Expr expression, Scope scope) {
    return places.value(expression.at(), compile(expression, scope));
  }

  /** {@return the expression as a value that is zero or not} */
  Operand condition(Expr expression, Scope scope) {
    Optional<Operand> asked =
        expression instanceof Expr.Call call ? calls.condition(call, scope) : Optional.empty();
    Operand value = asked.orElseGet(() -> value(expression, scope));
    if (!value.type().isScalar()) {
      throw new CException(
          expression.at(), Rule.TYPE, "a condition cannot be of type '" + value.type() + "'");
    }
    return value;
  }

  /** {@return the same of a branch, each of whose parts may be left out} */
  Code ofBranch(Expr expression, Scope scope) {
    ofBranch = true;
    try {
      return condition(expression, scope).value();
    } finally {
      ofBranch = false;
    }
  }

  /** {@return whether what is compiled now is the condition of a branch} */
  boolean isOfBranch() {
    return ofBranch;
  }

  /** {@return whether the value is known before the program runs, to whoever only looks at the expression} */
  boolean isConstant(Expr expression, Scope scope) {
    boolean[] known = {false};
    unit.unevaluated(() -> {
      Operand value = value(expression, scope);
      known[0] = value.constant() != null;
      return value.type();
    });
    return known[0];
  }

  /** {@return the value of a constant expression} */
  long constant(Expr expression, Scope scope) {
    Operand value = value(expression, scope);
    if (value.constant() == null) {
      throw new CException(
          expression.at(),
          Rule.NOT_CONSTANT,
          "a number is needed here that is known before the program runs, such as 8, sizeof() or a constant of an enum");
    }
    return value.constant();
  }

  Type typeOf(Expr expression, Scope scope) {
    if (expression instanceof Expr.Name name
        && scope.find(name.name()).orElse(null) instanceof Symbol.Function function) {
      // Asked for its type alone, it is not among what may run.
      return Type.of(function.type);
    }
    return unit.unevaluated(() -> compile(expression, scope).type());
  }

  private static Operand size(Position at, Type type) {
    if (type.kind() instanceof CType.BitField) {
      throw new CException(
          at, Rule.TYPE, "a bit-field has no size in bytes; ask for that of its struct");
    }
    if (!(type.kind() instanceof CType.Void)) {
      Types.checkComplete(at, type);
    }
    return Operand.constant(ULONG, type.kind().size());
  }

  Calls calls() {
    return calls;
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

  /** Converts what is assigned, passed or returned, which takes no cast. */
  Operand implicit(Position at, Operand value, Type to) {
    Implicit.check(at, value, to);
    return convert(at, value, to);
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

  private Operand assign(Expr.Assign assign, Scope scope) {
    Operand target = compile(assign.target(), scope);
    if (assign.operator().isEmpty()) {
      return assign(assign.at(), target, assign.value(), scope);
    }
    Operand right = value(assign.value(), scope);
    return places.modify(assign.at(), assign.operator(), target, right, /* givesOldValue= */ false);
  }

  /** {@return the assignment of that value; what an integer among the locals is given may be another} */
  Operand assign(Position at, Operand target, Expr value, Scope scope) {
    Operand source = compile(value, scope);
    boolean mayChange = target.isPlace()
        && target.object() != null
        && target.object().isLocal()
        && target.type().kind() instanceof CType.Int
        && source.type().kind() instanceof CType.Int;
    if (mayChange) {
      Operand given = places.value(at, source);
      Code changed = Changes.local(at, target.object().name(), value, given.value());
      source = changed == given.value() ? source : Operand.value(given.type(), changed);
    }
    return places.assign(at, target, source);
  }

  private Operand offsetOf(Expr.OffsetOf offsetOf, Scope scope) {
    Type type = unit.types().of(offsetOf.type(), scope);
    Scope inner = new Scope(scope);
    inner.declare(Expr.OffsetOf.BASE, new Symbol.Local(unit.measure(offsetOf.at(), type)));
    Operand member = offsetOf.member() instanceof Expr.Index index
        ? places.index(index, /* orEnd= */ true, inner)
        : compile(offsetOf.member(), inner);
    if (member.type().kind() instanceof CType.BitField || !member.isPlace()) {
      throw new CException(
          offsetOf.at(),
          Rule.PLACE,
          "offsetof() is asked for what has no offset in bytes: a bit-field or a value; ask for the member before it");
    }
    if (member.object() == null) {
      Code address = member.address();
      return Operand.value(ULONG, run -> address.eval(run) - run.stack());
    }
    return Operand.constant(ULONG, member.offset());
  }

  private Operand statements(Expr.Statements statements, Scope scope) {
    List<Stmt> items = statements.body().items();
    Scope inner = new Scope(scope);
    Stmt last = items.isEmpty() ? null : items.get(items.size() - 1);
    boolean hasValue = last instanceof Stmt.Expression e && e.expression() != null;
    List<Stmt> before = hasValue ? items.subList(0, items.size() - 1) : items;
    Sequence sequence = unit.statements().inExpression(before, inner);
    boolean isWhole = unit.whole().has(statements);
    if (!hasValue) {
      sequence.ends(unit.slots());
      return Operand.value(VOID, last(sequence, all -> 0, isWhole));
    }
    unit.whole().add(((Stmt.Expression) last).expression());
    Operand value = compile(((Stmt.Expression) last).expression(), inner);
    if (value.type().isScalar()) {
      value = places.value(last.at(), value);
    }
    if (!value.isPlace()) {
      sequence.ends(unit.slots());
      return Operand.value(value.type(), last(sequence, value.value(), isWhole));
    }
    if (sequence.cleansUp()) {
      throw new CException(
          last.at(),
          Rule.STRUCT_VALUE,
          "'" + value.type() + "' would be cleaned up before it is used");
    }
    return Operand.place(value.type(), last(sequence, value.address(), isWhole));
  }

  private static Code last(Sequence sequence, Code value, boolean isWhole) {
    Code code = sequence.code(run -> {
      run.statement();
      return value.eval(run);
    });
    return isWhole ? run -> run.inside(code) : run -> run.holding(it -> it.inside(code));
  }

  Unit unit() {
    return unit;
  }

  Places places() {
    return places;
  }
}
