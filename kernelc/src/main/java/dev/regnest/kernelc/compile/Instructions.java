package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Memory;
import dev.regnest.kernelc.run.WordPair;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/** Single instructions that read and write. */
final class Instructions {
  static final Map<String, Intrinsic> INTRINSICS = all();

  private static final Type VOID = Type.of(new CType.Void());

  private Instructions() {}

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    all.put("__regnest_add", use -> changing(use, Long::sum, /* givesOld= */ false));
    all.put("__regnest_and", use -> changing(use, (old, by) -> old & by, /* givesOld= */ false));
    all.put("__regnest_or", use -> changing(use, (old, by) -> old | by, /* givesOld= */ false));
    all.put("__regnest_xor", use -> changing(use, (old, by) -> old ^ by, /* givesOld= */ false));
    all.put(
        "__regnest_fetch_xor", use -> changing(use, (old, by) -> old ^ by, /* givesOld= */ true));
    all.put("__regnest_fetch_add", use -> changing(use, Long::sum, /* givesOld= */ true));
    all.put(
        "__regnest_fetch_and", use -> changing(use, (old, by) -> old & by, /* givesOld= */ true));
    all.put(
        "__regnest_fetch_or", use -> changing(use, (old, by) -> old | by, /* givesOld= */ true));
    all.put("__regnest_xchg", use -> changing(use, (old, by) -> by, /* givesOld= */ true));
    all.put("__regnest_cmpxchg", Instructions::compareAndExchange);
    all.put("__regnest_cmpxchg_double", Instructions::compareAndExchangeTwo);
    return all;
  }

  /** One instruction that reads and writes. */
  private static Operand changing(
      Intrinsic.Use use, LongBinaryOperator function, boolean givesOld) {
    use.unit().arms().accessesOrdered();
    Type type = scalar(use);
    Code address = use.code(0);
    Code by = use.expressions().convert(use.at(), use.value(1), type).value();
    if (!use.isValueUsed()) {
      return Operand.value(VOID, run -> {
        long operand = by.eval(run);
        long to = address.eval(run);
        Memory.change(run, to, type, was -> in(type, function.applyAsLong(was, operand)));
        return 0;
      });
    }
    return Operand.value(Type.of(type.kind()), run -> {
      long operand = by.eval(run);
      long to = address.eval(run);
      long old = Memory.update(run, to, type, was -> in(type, function.applyAsLong(was, operand)));
      return givesOld ? old : in(type, function.applyAsLong(old, operand));
    });
  }

  private static Operand compareAndExchange(Intrinsic.Use use) {
    use.unit().arms().accessesOrdered();
    Type type = scalar(use);
    Code address = use.code(0);
    Code expected = use.expressions().convert(use.at(), use.value(1), type).value();
    Code wanted = use.expressions().convert(use.at(), use.value(2), type).value();
    return Operand.value(Type.of(type.kind()), run -> {
      long old = expected.eval(run);
      long now = wanted.eval(run);
      return Memory.update(run, address.eval(run), type, was -> {
        run.compares(was, old);
        return was == old ? now : was;
      });
    });
  }

  private static Operand compareAndExchangeTwo(Intrinsic.Use use) {
    use.unit().arms().accessesOrdered();
    use.unit().arms().stores();
    Type[] types = {word(use, 0), word(use, 1)};
    Code[] values = new Code[6];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < types.length
          ? use.code(i)
          : use.expressions().convert(use.at(), use.value(i), types[i % 2]).value();
    }
    return Operand.value(Type.of(Ints.BOOL), run -> {
      long[] is = new long[values.length];
      for (int i = 0; i < is.length; i++) {
        is[i] = values[i].eval(run);
      }
      WordPair pair = new WordPair(is[0], types[0], is[1], types[1]);
      return pair.exchange(run, new long[] {is[2], is[3]}, new long[] {is[4], is[5]}) ? 1 : 0;
    });
  }

  private static Type word(Intrinsic.Use use, int index) {
    Type type = scalar(use, index);
    if (type.kind().size() != Long.BYTES) {
      throw new CException(
          use.at(), Rule.TYPE, "two words of 8 bytes are needed here, one is '" + type + "'");
    }
    return type;
  }

  private static Type scalar(Intrinsic.Use use) {
    return scalar(use, 0);
  }

  private static Type scalar(Intrinsic.Use use, int index) {
    Type type = use.pointee(index);
    if (!type.isScalar()) {
      throw new CException(
          use.at(),
          Rule.TYPE,
          "one instruction changes an integer or a pointer, this is '" + type + "'");
    }
    return type;
  }

  private static long in(Type type, long value) {
    return type.kind() instanceof CType.Int integer ? Ints.convert(value, integer) : value;
  }
}
