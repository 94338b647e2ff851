package dev.regnest.kernelc.types;

import dev.regnest.kernelc.types.CType.Int;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/** The integer types, their conversions, and their arithmetic. */
public final class Ints {
  /** _Bool. */
  public static final Int BOOL = new Int("_Bool", 1, false);

  /** char, signed on x86-64. */
  public static final Int CHAR = new Int("char", 1, true);

  /** int. */
  public static final Int INT = new Int("int", 4, true);

  /** unsigned int. */
  public static final Int UINT = new Int("unsigned int", 4, false);

  /** long. */
  public static final Int LONG = new Int("long", 8, true);

  /** unsigned long. */
  public static final Int ULONG = new Int("unsigned long", 8, false);

  /** {@code long long}. */
  public static final Int LLONG = new Int("long long", 8, true);

  /** {@code unsigned long long}. */
  public static final Int ULLONG = new Int("unsigned long long", 8, false);

  private static final Int SCHAR = new Int("signed char", 1, true);
  private static final Int UCHAR = new Int("unsigned char", 1, false);
  private static final Int SHORT = new Int("short", 2, true);
  private static final Int USHORT = new Int("unsigned short", 2, false);

  private Ints() {}

  /** {@return the type of those words, sorted, such as "long", "unsigned"; empty if they are none} */
  public static Optional<Int> ofWords(List<String> words) {
    switch (String.join(" ", words).replace("__signed__", "signed")) {
      case "_Bool":
        return Optional.of(BOOL);
      case "char":
        return Optional.of(CHAR);
      case "char signed":
        return Optional.of(SCHAR);
      case "char unsigned":
        return Optional.of(UCHAR);
      case "short":
      case "int short":
      case "short signed":
      case "int short signed":
        return Optional.of(SHORT);
      case "short unsigned":
      case "int short unsigned":
        return Optional.of(USHORT);
      case "int":
      case "signed":
      case "int signed":
        return Optional.of(INT);
      case "unsigned":
      case "int unsigned":
        return Optional.of(UINT);
      case "long":
      case "int long":
      case "long signed":
      case "int long signed":
        return Optional.of(LONG);
      case "long long":
      case "int long long":
      case "long long signed":
      case "int long long signed":
        return Optional.of(LLONG);
      case "long unsigned":
      case "int long unsigned":
        return Optional.of(ULONG);
      case "long long unsigned":
      case "int long long unsigned":
        return Optional.of(ULLONG);
      default:
        return Optional.empty();
    }
  }

  /** {@return the type of an enum with constants from {@code least} to {@code most}, of so many bytes at least, as gcc has it: unsigned where it can be} */
  public static Int holding(long least, long most, int fewest) {
    for (int size = fewest; size < Integer.BYTES; size *= 2) {
      Int small = ofSize(size, least < 0);
      if (convert(least, small) == least && convert(most, small) == most) {
        return small;
      }
    }
    if (least < 0) {
      return least >= Integer.MIN_VALUE && most <= Integer.MAX_VALUE ? INT : LONG;
    }
    return most <= 0xffffffffL ? UINT : ULONG;
  }

  /** {@return the type of that many bytes: 1, 2, 4 or 8} */
  public static Int ofSize(int bytes, boolean signed) {
    switch (bytes) {
      case 1:
        return signed ? SCHAR : UCHAR;
      case 2:
        return signed ? SHORT : USHORT;
      case 4:
        return signed ? INT : UINT;
      default:
        return signed ? LONG : ULONG;
    }
  }

  /** {@return the value that {@code value} has in that type} */
  public static long convert(long value, Int type) {
    if (type.equals(BOOL)) {
      return value != 0 ? 1 : 0;
    }
    switch (type.size()) {
      case 1:
        return type.signed() ? (byte) value : value & 0xff;
      case 2:
        return type.signed() ? (short) value : value & 0xffff;
      case 4:
        return type.signed() ? (int) value : value & 0xffffffffL;
      default:
        return value;
    }
  }

  /** {@return the type that an operand of that type is computed in, at least int} */
  public static Int promote(Int type) {
    return type.size() < INT.size() ? INT : type;
  }

  /** {@return the type that two operands are computed in: the usual arithmetic conversions} */
  public static Int common(Int one, Int other) {
    Int left = promote(one);
    Int right = promote(other);
    if (left.size() != right.size()) {
      return left.size() > right.size() ? left : right;
    }
    if (left.equals(LLONG) || left.equals(ULLONG) || right.equals(LLONG) || right.equals(ULLONG)) {
      return left.signed() && right.signed() ? LLONG : ULLONG;
    }
    return left.signed() ? right : left;
  }

  /**
   * {@return what an operator does to two values of that type: the result in that type, of a comparison 1 or 0}
   *
   * <p>It throws {@link ArithmeticException} for a division by zero.
   */
  public static LongBinaryOperator operation(String operator, Int type) {
    boolean signed = type.signed();
    switch (operator) {
      case "+":
        return (a, b) -> convert(a + b, type);
      case "-":
        return (a, b) -> convert(a - b, type);
      case "*":
        return (a, b) -> convert(a * b, type);
      case "/":
        return (a, b) -> convert(signed ? a / b : Long.divideUnsigned(a, b), type);
      case "%":
        return (a, b) -> convert(signed ? a % b : Long.remainderUnsigned(a, b), type);
      case "&":
        return (a, b) -> a & b;
      case "|":
        return (a, b) -> a | b;
      case "^":
        return (a, b) -> a ^ b;
      case "<<":
        return (a, b) -> convert(a << (b & 63), type);
      case ">>":
        return (a, b) -> convert(signed ? a >> (b & 63) : a >>> (b & 63), type);
      default:
        return comparison(operator, type);
    }
  }

  private static LongBinaryOperator comparison(String operator, Int type) {
    LongBinaryOperator order =
        type.signed() ? (a, b) -> Long.compare(a, b) : (a, b) -> Long.compareUnsigned(a, b);
    switch (operator) {
      case "==":
        return (a, b) -> a == b ? 1 : 0;
      case "!=":
        return (a, b) -> a != b ? 1 : 0;
      case "<":
        return (a, b) -> order.applyAsLong(a, b) < 0 ? 1 : 0;
      case ">":
        return (a, b) -> order.applyAsLong(a, b) > 0 ? 1 : 0;
      case "<=":
        return (a, b) -> order.applyAsLong(a, b) <= 0 ? 1 : 0;
      case ">=":
        return (a, b) -> order.applyAsLong(a, b) >= 0 ? 1 : 0;
      default:
        throw new IllegalArgumentException("no operator of two integers: \"" + operator + "\"");
    }
  }
}
