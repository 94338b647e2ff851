package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToIntFunction;

/** gcc's functions that count the bits of a value. */
final class Bits {
  static final Map<String, Intrinsic> INTRINSICS = all();

  private Bits() {}

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    Map.of("", Ints.UINT, "l", Ints.ULONG, "ll", Ints.ULLONG).forEach((ending, type) -> {
      int above = Long.SIZE - Byte.SIZE * type.size();
      all.put("__builtin_ctz" + ending, ofSome(type, Long::numberOfTrailingZeros));
      all.put("__builtin_clz" + ending, ofSome(type, n -> Long.numberOfLeadingZeros(n) - above));
      all.put(
          "__builtin_ffs" + ending, of(type, n -> n == 0 ? 0 : Long.numberOfTrailingZeros(n) + 1));
      all.put("__builtin_popcount" + ending, of(type, Long::bitCount));
    });
    return all;
  }

  private static Intrinsic of(CType.Int type, LongToIntFunction count) {
    return use -> {
      Code value = argument(use, type);
      return Operand.value(Type.of(Ints.INT), run -> count.applyAsInt(value.eval(run)));
    };
  }

  /** What counts up to a bit that is set says nothing of 0. */
  private static Intrinsic ofSome(CType.Int type, LongToIntFunction count) {
    return use -> {
      Code value = argument(use, type);
      String name = Names.of(use.call().function());
      return Operand.value(Type.of(Ints.INT), run -> {
        long of = value.eval(run);
        if (of == 0) {
          throw run.oops(name + "() of 0, of which it says nothing");
        }
        return count.applyAsInt(of);
      });
    };
  }

  private static Code argument(Intrinsic.Use use, CType.Int type) {
    Operand value = use.expressions().convert(use.at(), use.value(0), Type.of(type));
    Code code = value.value();
    return type.size() == Integer.BYTES ? run -> code.eval(run) & 0xffff_ffffL : code;
  }
}
