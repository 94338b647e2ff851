package dev.regnest.kernelc.compile;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Copying;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.kernelc.types.Type;

/** The single words of opaque structs: each goes to the same register's word of another one, or is not available. */
final class OpaqueWords {
  private static final Type VOID = Type.of(new CType.Void());
  private static final long NOT_AVAILABLE = -1;

  private OpaqueWords() {}

  /** {@return the word that a member holds, as a place at the address of the whole struct} */
  static Operand member(Position at, Operand object, Opaque struct, String name) {
    if (!struct.holdsRegisters()) {
      throw new CException(
          at,
          Rule.OPAQUE,
          "the words of a " + struct
              + " are opaque here: store them with perf_callchain_kernel(),"
              + " and write them out with regnest_emit_callchain()");
    }
    Type type = Type.of(new CType.Word(struct, name))
        .with(object.type().isConst(), object.type().isVolatile());
    return Operand.place(type, object.address());
  }

  /** {@return the register that a word holds} */
  static Register register(CType.Word word) {
    return Register.named(word.member()).orElseThrow();
  }

  /** {@return an assignment to {@code to}} */
  static Operand assign(Unit unit, Position at, Operand target, CType.Word to, Operand source) {
    unit.has(Trait.COMPARES_WORDS);
    unit.arms().stores();
    Register register = register(to);
    unit.stores(register);
    Code address = target.address();
    if (source.constant() != null && source.constant() == NOT_AVAILABLE) {
      return Operand.value(VOID, run -> {
        Copying.storeNotAvailable(run, address.eval(run), register);
        return 0;
      });
    }
    if (!(source.type().kind() instanceof CType.Word from) || register(from) != register) {
      throw new CException(
          at,
          Rule.OPAQUE,
          "'" + source.type() + "' cannot be stored to '" + to
              + "': words are opaque here, so it takes the " + register.label()
              + " of other registers, or -1 for not available");
    }
    return copy(target, source, register);
  }

  /** {@return a copy of those words from one struct to another} */
  static Operand copy(Operand target, Operand source, Register... registers) {
    Code to = target.address();
    Code from = source.address();
    return Operand.value(VOID, run -> {
      long destination = to.eval(run);
      long origin = run.address(from);
      for (Register register : registers) {
        Copying.copyWord(run, destination, origin, register);
      }
      return 0;
    });
  }
}
