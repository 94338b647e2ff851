package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Copying;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Type;
import java.util.Map;

/** memset() and memcpy(), of whole objects. */
final class WholeObjects {
  static final Map<String, Intrinsic> INTRINSICS = all();

  private static final Type VOID = Type.of(new CType.Void());

  private WholeObjects() {}

  private static Map<String, Intrinsic> all() {
    return Map.of("memset", WholeObjects::set, "memcpy", WholeObjects::copy);
  }

  private static Operand set(Intrinsic.Use use) {
    use.unit().arms().stores();
    Type type = whole(use, 0);
    Code to = use.code(0);
    Code value = use.code(1);
    return Operand.value(VOID.pointer(), run -> {
      long start = to.eval(run);
      Copying.fill(run, start, value.eval(run), type);
      return start;
    });
  }

  private static Operand copy(Intrinsic.Use use) {
    use.unit().arms().stores();
    Type type = whole(use, 0);
    Type source = whole(use, 1);
    if (!isCopied(source.kind(), type.kind())) {
      throw new CException(
          use.at(),
          Rule.WHOLE_OBJECTS,
          "memcpy() from '" + source + "' to '" + type + "'; objects of one type are copied");
    }
    Code to = use.code(0);
    Code from = use.code(1);
    return Operand.value(VOID.pointer(), run -> {
      long start = to.eval(run);
      Copying.copy(run, start, run.address(from), type);
      return start;
    });
  }

  /** {@return whether objects of the two types are the same word by word} Signs of integers make no difference. */
  private static boolean isCopied(CType from, CType to) {
    if (from instanceof CType.Array one && to instanceof CType.Array other) {
      return one.length() == other.length()
          && isCopied(one.of().kind(), other.of().kind());
    }
    return from.equals(to)
        || from instanceof CType.Int one
            && to instanceof CType.Int other
            && one.size() == other.size();
  }

  /** The object that the first argument points to, which the size must be that of. */
  private static Type whole(Intrinsic.Use use, int pointer) {
    Type type = use.pointee(pointer);
    long size = use.expressions().constant(use.argument(2), use.scope());
    int one = Math.max(1, type.kind().size());
    if (type.kind() instanceof CType.Void || size % one != 0 || size <= 0) {
      throw new CException(
          use.at(),
          Rule.WHOLE_OBJECTS,
          size + " bytes of '" + type
              + "'; whole objects are supported, of the size of what the pointer points to");
    }
    return size == one ? type : Type.of(new CType.Array(type, (int) (size / one)));
  }
}
