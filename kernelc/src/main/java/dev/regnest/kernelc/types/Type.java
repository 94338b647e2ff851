package dev.regnest.kernelc.types;

/**
 * A type with its qualifiers.
 *
 * @param kind the type
 * @param isConst whether nothing may be stored through it
 * @param isVolatile whether each access is made as it stands, as READ_ONCE() and WRITE_ONCE() do
 */
public record Type(CType kind, boolean isConst, boolean isVolatile) {
  /** {@return the type without qualifiers} */
  public static Type of(CType kind) {
    return new Type(kind, false, false);
  }

  /** {@return the type with these qualifiers too} */
  public Type with(boolean alsoConst, boolean alsoVolatile) {
    return new Type(kind, isConst || alsoConst, isVolatile || alsoVolatile);
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
    return (isConst ? "const " : "") + (isVolatile ? "volatile " : "") + kind;
  }
}
