package dev.regnest.kernelc.types;

/**
 * A type with its qualifiers.
 *
 * @param kind the type
 * @param isConst whether nothing may be stored through it
 * @param isVolatile whether each access is made as it stands, as READ_ONCE() and WRITE_ONCE() do
 * @param isAtomic whether each access is one instruction that the compiler moves nothing across, as those of C11's _Atomic are
 * @param aligned what its addresses are multiples of if attributes say so, else 0
 */
public record Type(CType kind, boolean isConst, boolean isVolatile, boolean isAtomic, int aligned) {
  /** {@return the type without qualifiers} */
  public static Type of(CType kind) {
    return new Type(kind, false, false, false, 0);
  }

  /** {@return the type with these qualifiers too} */
  public Type with(boolean alsoConst, boolean alsoVolatile) {
    return new Type(kind, isConst || alsoConst, isVolatile || alsoVolatile, isAtomic, aligned);
  }

  /** {@return the type, of which each access is one instruction that is made as it stands} */
  public Type atomic() {
    return new Type(kind, isConst, /* isVolatile= */ true, /* isAtomic= */ true, aligned);
  }

  /** {@return the type, without its qualifiers if it is atomic, as GNU C's typeof has it} */
  public Type ofTypeOf() {
    return isAtomic ? new Type(kind, false, false, false, aligned) : this;
  }

  /** {@return another type with the same qualifiers} */
  public Type ofKind(CType other) {
    return new Type(other, isConst, isVolatile, isAtomic, aligned);
  }

  /** {@return the type, at addresses that are multiples of {@code bytes}} */
  public Type aligned(int bytes) {
    return new Type(kind, isConst, isVolatile, isAtomic, bytes);
  }

  /** {@return what its addresses are multiples of} */
  public int align() {
    return aligned > 0 ? aligned : kind.align();
  }

  /** {@return a pointer to it} */
  public Type pointer() {
    return of(new CType.Pointer(this));
  }

  /** {@return whether it has one value that arithmetic or a comparison can use} */
  public boolean isScalar() {
    return kind instanceof CType.Int || kind instanceof CType.Pointer;
  }

  /** {@return its name in a message} */
  @Override
  public String toString() {
    return (isConst ? "const " : "")
        + (isAtomic ? "_Atomic " : isVolatile ? "volatile " : "")
        + kind;
  }
}
