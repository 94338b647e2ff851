package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Blocks;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Copying;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.Map;
import java.util.Optional;

/**
 * memset(), memcpy(), memmove() and memcmp(): of whole objects of one type, member by member; of any other bytes, word by word as they lie in
 * memory.
 */
final class MemoryBlocks {
  static final Map<String, Intrinsic> INTRINSICS = Map.of(
      "memset", MemoryBlocks::set,
      "memcpy", MemoryBlocks::copy,
      "memmove", MemoryBlocks::move,
      "memcmp", MemoryBlocks::compare);

  private static final Type VOID = Type.of(new CType.Void());
  private static final Type SIZE = Type.of(Ints.ofSize(Long.BYTES, /* signed= */ false));

  private MemoryBlocks() {}

  private static Operand set(Intrinsic.Use use) {
    use.unit().arms().stores();
    Code to = use.code(0);
    Code value = use.code(1);
    Code length = length(use);
    Optional<Type> whole = whole(use, 0);
    checkWholeIfOpaque(use, 0, whole);
    return Operand.value(VOID.pointer(), run -> {
      long start = to.eval(run);
      long bytes = value.eval(run);
      if (whole.isPresent()) {
        Copying.fill(run, start, bytes, whole.get());
      } else {
        Blocks.fill(run, start, bytes, length.eval(run));
      }
      return start;
    });
  }

  private static Operand copy(Intrinsic.Use use) {
    Optional<Type> both = copied(use);
    if (both.isEmpty()) {
      return moved(use, Blocks::copy);
    }
    use.unit().arms().stores();
    Type type = both.get();
    Code to = use.code(0);
    Code from = use.code(1);
    return Operand.value(VOID.pointer(), run -> {
      long start = to.eval(run);
      long source = run.address(from);
      Blocks.checkApart(run, start, source, type.kind().size());
      Copying.copy(run, start, source, type);
      return start;
    });
  }

  private static Operand move(Intrinsic.Use use) {
    return isOpaque(use.pointee(0)) ? copy(use) : moved(use, Blocks::move);
  }

  /** What is done with the bytes of two blocks. */
  @FunctionalInterface
  private interface Bytes {
    void move(Run run, long to, long from, long length);
  }

  private static Operand moved(Intrinsic.Use use, Bytes how) {
    use.unit().arms().stores();
    Code to = use.code(0);
    Code from = use.code(1);
    Code length = length(use);
    return Operand.value(VOID.pointer(), run -> {
      long start = to.eval(run);
      long source = run.address(from);
      how.move(run, start, source, length.eval(run));
      return start;
    });
  }

  private static Operand compare(Intrinsic.Use use) {
    Code one = use.code(0);
    Code other = use.code(1);
    Code length = length(use);
    return Operand.value(Type.of(Ints.INT), run -> {
      long left = run.address(one);
      long right = run.address(other);
      return Blocks.compare(run, left, right, length.eval(run));
    });
  }

  private static Code length(Intrinsic.Use use) {
    return use.expressions().convert(use.at(), use.value(2), SIZE).value();
  }

  /** {@return what is copied, if it is whole objects of one type} */
  private static Optional<Type> copied(Intrinsic.Use use) {
    Optional<Type> to = whole(use, 0);
    Optional<Type> from = whole(use, 1);
    checkWholeIfOpaque(use, 0, to);
    checkWholeIfOpaque(use, 1, from);
    boolean isOne = to.isPresent()
        && from.isPresent()
        && isCopied(from.get().kind(), to.get().kind());
    if (!isOne && (isOpaque(use.pointee(0)) || isOpaque(use.pointee(1)))) {
      throw new CException(
          use.at(),
          Rule.WHOLE_OBJECTS,
          "bytes of '" + use.pointee(1) + "' are copied to '" + use.pointee(0)
              + "'; what is opaque is copied whole, to one of its own type");
    }
    return isOne ? to : Optional.empty();
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

  private static boolean isOpaque(Type type) {
    return type.kind() instanceof Struct struct && struct.opaque().isPresent();
  }

  private static void checkWholeIfOpaque(Intrinsic.Use use, int pointer, Optional<Type> whole) {
    Type type = use.pointee(pointer);
    if (isOpaque(type) && whole.isEmpty()) {
      throw new CException(
          use.at(),
          Rule.WHOLE_OBJECTS,
          "not all the bytes of a '" + type
              + "', whose words are opaque here; give the size of the whole: sizeof(" + type + ")");
    }
  }

  /** {@return the object that an argument points to, or the array of them, if the size is theirs} */
  private static Optional<Type> whole(Intrinsic.Use use, int pointer) {
    Type type = use.pointee(pointer);
    Long size = use.value(2).constant();
    int one = type.kind().size();
    if (type.kind() instanceof CType.Void
        || one == 0
        || size == null
        || size <= 0
        || size % one != 0) {
      return Optional.empty();
    }
    return Optional.of(size == one ? type : Type.of(new CType.Array(type, (int) (size / one))));
  }
}
