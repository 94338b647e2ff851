package dev.regnest.kernelc.compile;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.StackPointer;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.function.LongBinaryOperator;

/** The one use of a register's word as a number: sp of what was interrupted, compared with addresses in task_pt_regs. */
final class RangeTest {
  private RangeTest() {}

  /** {@return whether one side is sp of some registers, and the operator compares} */
  static boolean isOne(String operator, Operand left, Operand right) {
    return Arithmetic.compares(operator) && (isSp(left) || isSp(right));
  }

  private static boolean isSp(Operand operand) {
    return operand.type().kind() instanceof CType.Word word
        && word.of().holdsRegisters()
        && OpaqueWords.register(word) == Register.SP;
  }

  /** {@return the comparison} */
  static Operand of(
      Expressions expressions, Position at, String operator, Operand left, Operand right) {
    expressions.unit().has(Trait.COMPARES_WORDS);
    expressions.unit().stores(Register.SP);
    Code one = side(expressions, at, left);
    Code other = side(expressions, at, right);
    LongBinaryOperator compare = Ints.operation(operator, Ints.ULONG);
    return Operand.value(
        Type.of(Ints.INT), run -> compare.applyAsLong(one.eval(run), other.eval(run)));
  }

  private static Code side(Expressions expressions, Position at, Operand side) {
    if (isSp(side)) {
      Code address = side.address();
      return run -> StackPointer.of(run, address.eval(run));
    }
    Operand value = expressions.places().value(at, side);
    if (!value.type().isScalar()) {
      throw new CException(
          at,
          Rule.OPAQUE,
          "sp of the registers is compared with '" + value.type()
              + "'; its words are opaque here, and only the range test of task_pt_regs(current) may look at it");
    }
    Code address = value.value();
    return run -> StackPointer.comparable(run, address.eval(run));
  }

  /** {@return the address of a word of some registers, which is good for comparisons alone} */
  static Operand address(Operand place, CType.Word word) {
    Code base = place.address();
    long offset = (long) OpaqueWords.register(word).ordinal() * Long.BYTES;
    return Operand.value(Type.of(Ints.ULONG).pointer(), run -> base.eval(run) + offset);
  }
}
