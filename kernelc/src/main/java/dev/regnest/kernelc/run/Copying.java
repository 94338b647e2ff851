package dev.regnest.kernelc.run;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import dev.regnest.perf.PtRegs;

/** Copies of whole objects, word by word: each word is a load and a store that something may come between. */
public final class Copying {
  private Copying() {}

  /** Copies an object of that type. */
  public static void copy(Run run, long to, long from, Type type) {
    CType kind = type.kind();
    if (kind instanceof Struct struct && struct.isPtRegs()) {
      PtRegs target = Memory.regs(run, to);
      PtRegs source = Memory.regs(run, from);
      for (Register r : run.cpu().setup().registers()) {
        target.store(run.cpu(), r, source.load(run.cpu(), r));
      }
    } else if (kind instanceof Struct struct) {
      for (Struct.Field field : struct.fields()) {
        copy(run, to + field.offset(), from + field.offset(), field.type());
      }
    } else if (kind instanceof CType.Array array) {
      int size = array.of().kind().size();
      for (int i = 0; i < array.length(); i++) {
        copy(run, to + (long) i * size, from + (long) i * size, array.of());
      }
    } else {
      Memory.store(run, to, type, Memory.load(run, from, type));
    }
  }

  /** Sets every byte of an object of that type. */
  public static void fill(Run run, long to, long value, Type type) {
    CType kind = type.kind();
    if (kind instanceof Struct struct) {
      if (struct.isPtRegs()) {
        throw new Refused(
            run.where(),
            "memset() of a pt_regs; its words are opaque here, so fill it with regnest_fill()");
      }
      for (Struct.Field field : struct.fields()) {
        fill(run, to + field.offset(), value, field.type());
      }
    } else if (kind instanceof CType.Array array) {
      int size = array.of().kind().size();
      for (int i = 0; i < array.length(); i++) {
        fill(run, to + (long) i * size, value, array.of());
      }
    } else {
      long bytes = (value & 0xff) * 0x0101010101010101L;
      long all = kind instanceof CType.Int integer ? Ints.convert(bytes, integer) : bytes;
      Memory.store(run, to, type, all);
    }
  }
}
