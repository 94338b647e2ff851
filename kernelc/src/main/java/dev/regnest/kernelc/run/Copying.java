package dev.regnest.kernelc.run;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Word;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.UserMode;
import java.util.Optional;

/** Copies of whole objects, word by word: each word is a load and a store that something may come between. */
public final class Copying {
  private Copying() {}

  /** Copies an object of that type. */
  public static void copy(Run run, long to, long from, Type type) {
    CType kind = type.kind();
    if (kind instanceof Struct struct && struct.opaque().isPresent()) {
      copyOpaque(run, to, from);
    } else if (kind instanceof Struct struct) {
      boolean moves = run.cpu().setup().has(Switch.COMPILER_REORDERS);
      for (Struct.Field field : moves ? struct.cells() : struct.words()) {
        copy(run, to + field.offset(), from + field.offset(), field.type());
      }
    } else if (kind instanceof CType.Array array) {
      int size = array.of().kind().size();
      for (int i = 0; i < array.length(); i++) {
        copy(run, to + (long) i * size, from + (long) i * size, array.of());
      }
    } else {
      Memory.copy(run, to, from, type);
    }
  }

  /** Copies the words of an opaque struct. */
  static void copyOpaque(Run run, long to, long from) {
    for (Register r : run.cpu().setup().registers()) {
      copyWord(run, to, from, r);
    }
    followMode(run, to, from);
  }

  /** Copies one word of an opaque struct, if it is one of those that are looked at. */
  public static void copyWord(Run run, long to, long from, Register r) {
    PtRegs target = Memory.words(run, to);
    PtRegs source = Memory.words(run, from);
    if (run.cpu().setup().registers().contains(r)) {
      Dependencies dependencies = run.dependencies();
      Dependences statement = dependencies.current();
      Word word = load(run, source, r);
      source.cell(r).ifPresent(cell -> dependencies.loaded(cell, dependencies.ofAddress()));
      target.cell(r).ifPresent(cell -> dependencies.beforeStore(cell, /* isOrdered= */ false));
      target.store(run.cpu(), r, word);
      dependencies.current(statement);
    } else if (r == Register.CS) {
      followMode(run, to, from);
    }
  }

  private static void followMode(Run run, long to, long from) {
    if (run.image().code().asks().modeOfCopies()) {
      PtRegs source = Memory.words(run, from);
      UserMode.note(run.cpu(), Memory.words(run, to), source.cs(run.cpu()));
    }
  }

  private static Word load(Run run, PtRegs source, Register r) {
    boolean isInMemory = source.cell(r).isPresent();
    if (isInMemory) {
      run.dependencies().beforeLoad(run.dependencies().ofAddress(), /* isOrdered= */ false);
    }
    return source.load(run.cpu(), r);
  }

  /** Stores -1 to one word of an opaque struct, which says that nobody knows it. */
  public static void storeNotAvailable(Run run, long to, Register r) {
    PtRegs target = Memory.words(run, to);
    if (run.cpu().setup().registers().contains(r)) {
      target.store(run.cpu(), r, Word.NOT_AVAILABLE);
    } else if (r == Register.CS) {
      target.cs(Optional.of(Word.NOT_AVAILABLE));
    }
  }

  private static void clear(Run run, PtRegs target) {
    for (Register r : run.cpu().setup().registers()) {
      target
          .cell(r)
          .ifPresent(cell -> run.dependencies().beforeStore(cell, /* isOrdered= */ false));
      target.store(run.cpu(), r, Word.ZEROED);
    }
    UserMode.note(run.cpu(), target, Optional.of(Word.ZEROED));
  }

  /** Sets every byte of an opaque struct. */
  static void fillOpaque(Run run, long to, long value, Opaque struct) {
    if (value != 0 || struct != Opaque.PT_REGS) {
      throw new Refused(
          run.where(),
          "memset() of a " + struct
              + ", whose words are opaque here: clear a pt_regs with 0, or fill it with regnest_fill(),"
              + " perf_fetch_caller_regs() or perf_callchain_kernel()");
    }
    clear(run, Memory.words(run, to));
  }

  /** Sets every byte of an object of that type. */
  public static void fill(Run run, long to, long value, Type type) {
    CType kind = type.kind();
    if (kind instanceof Struct struct) {
      if (struct.opaque().isPresent()) {
        fillOpaque(run, to, value, struct.opaque().get());
        return;
      }
      for (Struct.Field field : struct.cells()) {
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
