package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;

/** What becomes another type without a cast, as C11 6.5.16.1 has it; what compilers have long let pass with a warning needs one. */
final class Implicit {
  private Implicit() {}

  /** Refuses what needs a cast to become that type. */
  static void check(Position at, Operand value, Type to) {
    if (!isAllowed(value, to)) {
      throw new CException(
          at,
          Rule.TYPE,
          "'" + value.type() + "' stands where '" + to
              + "' is needed; write a cast if that is meant");
    }
  }

  private static boolean isAllowed(Operand value, Type to) {
    CType from = value.type().kind();
    if (to.kind() instanceof CType.Int integer) {
      return !(from instanceof CType.Pointer) || integer.equals(Ints.BOOL);
    }
    if (!(to.kind() instanceof CType.Pointer pointer)) {
      return true;
    }
    if (from instanceof CType.Int) {
      return value.constant() != null && value.constant() == 0;
    }
    return !(from instanceof CType.Pointer other)
        || isVoid(pointer)
        || isVoid(other)
        || isAlike(pointer.to().kind(), other.to().kind());
  }

  private static boolean isVoid(CType.Pointer pointer) {
    return pointer.to().kind() instanceof CType.Void;
  }

  /** {@return whether a pointer to one may point to the other} Integers of one size are told apart by nothing that is stored. */
  private static boolean isAlike(CType one, CType other) {
    if (one instanceof CType.Int integer && other instanceof CType.Int another) {
      return integer.size() == another.size()
          && integer.equals(Ints.BOOL) == another.equals(Ints.BOOL);
    }
    if (one instanceof CType.Pointer pointer && other instanceof CType.Pointer another) {
      return isVoid(pointer) == isVoid(another)
          && (isVoid(pointer) || isAlike(pointer.to().kind(), another.to().kind()));
    }
    if (one instanceof CType.Array array && other instanceof CType.Array another) {
      boolean fits =
          array.length() == another.length() || array.length() < 0 || another.length() < 0;
      return fits && isAlike(array.of().kind(), another.of().kind());
    }
    if (one instanceof CType.Function function && other instanceof CType.Function another) {
      return areAlike(function, another);
    }
    return one.equals(other);
  }

  private static boolean areAlike(CType.Function one, CType.Function other) {
    boolean alike = one.parameters().size() == other.parameters().size()
        && isAlike(one.result().kind(), other.result().kind());
    for (int i = 0; alike && i < one.parameters().size(); i++) {
      alike = isAlike(one.parameters().get(i).kind(), other.parameters().get(i).kind());
    }
    return alike;
  }

  private static boolean saysNothing(CType.Function function) {
    return function.parameters().isEmpty() && function.variadic();
  }

  /** {@return whether two declarations of one name mean one thing} A function declared without parameters says nothing of them. */
  static boolean isSame(Type one, Type other) {
    if (one.kind() instanceof CType.Function function
        && other.kind() instanceof CType.Function another
        && (saysNothing(function) || saysNothing(another))) {
      return isAlike(function.result().kind(), another.result().kind());
    }
    return isAlike(one.kind(), other.kind());
  }
}
