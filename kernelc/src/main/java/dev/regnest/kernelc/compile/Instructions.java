package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Memory;
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

  private static Type scalar(Intrinsic.Use use) {
    Type type = use.pointee(0);
    if (!type.isScalar()) {
      throw new CException(use.at(), Rule.TYPE, "one instruction cannot change a '" + type + "'");
    }
    return type;
  }

  private static long in(Type type, long value) {
    return type.kind() instanceof CType.Int integer ? Ints.convert(value, integer) : value;
  }
}
