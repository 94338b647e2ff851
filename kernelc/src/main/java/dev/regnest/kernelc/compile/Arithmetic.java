package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.CType.Int;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** What operators mean for operands of two types, pointers included. */
final class Arithmetic {
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", ">", "<=", ">=");
  private static final List<String> SHIFTS = List.of("<<", ">>");

  private Arithmetic() {}

  /**
   * An operator for its operands: the type of the result, and the result; {@code divides} where 0 on the right is an exception, {@code compares}
   * where both may be addresses.
   */
  record Operation(Type result, LongBinaryOperator function, boolean divides, boolean compares) {
    long apply(Run run, long left, long right) {
      if (divides && right == 0) {
        throw run.oops("division by zero");
      }
      if (compares) {
        run.compares(left, right);
      }
      return function.applyAsLong(left, right);
    }
  }

  /** {@return whether that operator compares} */
  static boolean compares(String operator) {
    return COMPARISONS.contains(operator);
  }

  static Operation operation(Position at, String operator, Type left, Type right) {
    if (left.kind() instanceof Int one && right.kind() instanceof Int other) {
      return ofIntegers(operator, one, other);
    }
    boolean additive = operator.equals("+") || operator.equals("-");
    if (left.kind() instanceof CType.Pointer to && right.kind() instanceof Int && additive) {
      long size = elementSize(at, to);
      boolean plus = operator.equals("+");
      return new Operation(left, (a, b) -> plus ? a + b * size : a - b * size, false, false);
    }
    if (left.kind() instanceof Int
        && right.kind() instanceof CType.Pointer to
        && operator.equals("+")) {
      long size = elementSize(at, to);
      return new Operation(right, (a, b) -> b + a * size, false, false);
    }
    if (left.kind() instanceof CType.Pointer to && right.kind() instanceof CType.Pointer) {
      if (operator.equals("-")) {
        long size = elementSize(at, to);
        return new Operation(Type.of(Ints.LONG), (a, b) -> (a - b) / size, false, true);
      }
    }
    if (COMPARISONS.contains(operator) && left.isScalar() && right.isScalar()) {
      return new Operation(Type.of(Ints.INT), Ints.operation(operator, Ints.ULONG), false, true);
    }
    throw new CException(
        at,
        Rule.TYPE,
        "'" + operator + "' is not possible with '" + left + "' and '" + right + "'");
  }

  private static Operation ofIntegers(String operator, Int left, Int right) {
    if (SHIFTS.contains(operator)) {
      Int type = Ints.promote(left);
      return new Operation(Type.of(type), Ints.operation(operator, type), false, false);
    }
    Int type = Ints.common(left, right);
    LongBinaryOperator function = Ints.operation(operator, type);
    LongBinaryOperator converted =
        (a, b) -> function.applyAsLong(Ints.convert(a, type), Ints.convert(b, type));
    Int result = COMPARISONS.contains(operator) ? Ints.INT : type;
    boolean divides = operator.equals("/") || operator.equals("%");
    boolean compares = COMPARISONS.contains(operator) && type.size() == Long.BYTES;
    return new Operation(Type.of(result), converted, divides, compares);
  }

  private static long elementSize(Position at, CType.Pointer to) {
    if (to.to().kind() instanceof Struct struct && !struct.isComplete()) {
      throw CException.wanting(
          at,
          Rule.TYPE,
          "",
          struct.tag(),
          "arithmetic on pointers to " + struct + ", whose members are not known here");
    }
    return Math.max(1, to.to().kind().size());
  }

  /** {@return what makes a value of the one type one of the other} */
  static LongUnaryOperator conversion(Position at, Type from, Type to) {
    if (to.kind() instanceof Int integer && from.isScalar()) {
      return value -> Ints.convert(value, integer);
    }
    if (to.kind() instanceof CType.Pointer && from.isScalar() || to.kind() instanceof CType.Void) {
      return value -> value;
    }
    throw new CException(at, Rule.TYPE, "'" + from + "' cannot become '" + to + "'");
  }
}
