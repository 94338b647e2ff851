package dev.regnest.kernelc.types;

import java.util.List;

/** A type without qualifiers. */
public sealed interface CType
    permits CType.Int,
        CType.BitField,
        CType.Void,
        CType.Pointer,
        CType.Array,
        CType.Function,
        CType.Word,
        Struct {
  /** {@return how many bytes an object of it has; 0 where it is not complete} */
  int size();

  /** {@return what its addresses are multiples of} */
  int align();

  /** An integer, _Bool and enums included. */
  record Int(String name, int size, boolean signed) implements CType {
    @Override
    public int align() {
      return size;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A bit-field: some bits of an integer that it shares with its neighbours, so that a store to it is a load and a store of that.
   *
   * @param declared the type with which it is declared
   * @param cell the integer
   * @param shift the bits below it
   * @param width its bits, from 1 to 64
   */
  record BitField(Int declared, Int cell, int shift, int width) implements CType {
    @Override
    public int size() {
      return cell.size();
    }

    @Override
    public int align() {
      return cell.align();
    }

    /** {@return the type that its value has in an expression: int where that holds all of them} */
    public Int promoted() {
      return width == Integer.SIZE && !declared.signed() ? declared : Ints.INT;
    }

    /** {@return its value where the integer has that one} */
    public long in(long whole) {
      long bits = whole >>> shift & mask();
      boolean negative = declared.signed() && bits >>> width - 1 != 0;
      return negative ? bits | ~mask() : bits;
    }

    /** {@return the integer with that value in its place} */
    public long with(long whole, long value) {
      return Ints.convert(whole & ~(mask() << shift) | (value & mask()) << shift, cell);
    }

    private long mask() {
      return -1L >>> Long.SIZE - width;
    }

    @Override
    public String toString() {
      return declared + " : " + width;
    }
  }

  /** void. */
  record Void() implements CType {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public int align() {
      return 1;
    }

    @Override
    public String toString() {
      return "void";
    }
  }

  /** A pointer. */
  record Pointer(Type to) implements CType {
    @Override
    public int size() {
      return 8;
    }

    @Override
    public int align() {
      return 8;
    }

    @Override
    public String toString() {
      return to + " *";
    }
  }

  /** An array; the length is -1 where it is not known. */
  record Array(Type of, int length) implements CType {
    @Override
    public int size() {
      return Math.max(0, length) * of.kind().size();
    }

    @Override
    public int align() {
      return of.align();
    }

    @Override
    public String toString() {
      return of + " [" + (length < 0 ? "" : length) + "]";
    }
  }

  /** One word of an opaque struct, by the name of its member. */
  record Word(Opaque of, String member) implements CType {
    @Override
    public int size() {
      return 8;
    }

    @Override
    public int align() {
      return 8;
    }

    @Override
    public String toString() {
      return member + " of a " + of;
    }
  }

  /** A function. */
  record Function(Type result, List<Type> parameters, boolean variadic) implements CType {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public int align() {
      return 1;
    }

    @Override
    public String toString() {
      return result + " ("
          + String.join(", ", parameters.stream().map(Type::toString).toList()) + ")";
    }
  }
}
