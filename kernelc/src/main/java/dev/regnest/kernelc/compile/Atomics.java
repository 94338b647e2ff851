package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Arms;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Memory;
import dev.regnest.kernelc.types.Type;
import java.util.function.LongUnaryOperator;

/** Accesses of C11's atomic objects: each is one instruction, sequentially consistent, so that the compiler moves nothing across it. */
final class Atomics {
  private Atomics() {}

  /** {@return the access, between two barriers to the compiler if it is of an atomic object} */
  static Code ordered(Arms arms, Operand place, Code access) {
    if (!place.type().isAtomic()) {
      return access;
    }
    arms.hasBarrier();
    return run -> {
      run.endsRegion();
      run.cpu().barrier();
      long value = access.eval(run);
      run.endsRegion();
      run.cpu().barrier();
      return value;
    };
  }

  /** {@return a compound assignment, which is one instruction where the object is atomic} */
  static Code update(
      Code address,
      Type type,
      Code right,
      Arithmetic.Operation operation,
      LongUnaryOperator into,
      boolean givesOldValue) {
    return run -> {
      long by = right.eval(run);
      long to = run.address(address);
      long old =
          Memory.update(run, to, type, was -> into.applyAsLong(operation.apply(run, was, by)));
      return givesOldValue ? old : into.applyAsLong(operation.apply(run, old, by));
    };
  }
}
