package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Memory;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Type;

/** Accesses of bit-fields: a load of the integer that one shares with its neighbours, and where it changes a store of that behind it. */
final class BitFields {
  /** What becomes of a value. */
  @FunctionalInterface
  interface Change {
    long apply(Run run, long old, long by);
  }

  private BitFields() {}

  /** Refuses one whose values are of no type that C has a name for. */
  static void check(Position at, CType.BitField bits) {
    if (bits.width() > Integer.SIZE) {
      throw new CException(
          at,
          Rule.BIT_FIELD,
          "a bit-field of " + bits.width()
              + " bits is used; up to 32 are supported, as more make a type of their own");
    }
  }

  /** {@return the integer that a bit-field is part of} */
  static Operand cell(Position at, Operand place, CType.BitField bits) {
    check(at, bits);
    return new Operand(
        place.type().ofKind(bits.cell()),
        null,
        place.address(),
        place.object(),
        place.offset(),
        null);
  }

  /** {@return the value of a bit-field in that of the integer} */
  static Operand value(CType.BitField bits, Operand whole) {
    Code code = whole.value();
    return Operand.value(Type.of(bits.promoted()), run -> bits.in(code.eval(run)));
  }

  /** {@return the value that a bit-field has once it is changed, or had before} */
  static Operand changed(
      Operand cell, CType.BitField bits, Code right, Change change, boolean givesOldValue) {
    Type type = cell.type();
    Code address = cell.address();
    return Operand.value(Type.of(bits.promoted()), run -> {
      long by = right.eval(run);
      long to = run.address(address);
      long whole = Memory.loadBits(run, to, type);
      long old = bits.in(whole);
      long now = bits.with(whole, change.apply(run, old, by));
      Memory.store(run, to, type, now);
      return givesOldValue ? old : bits.in(now);
    });
  }
}
