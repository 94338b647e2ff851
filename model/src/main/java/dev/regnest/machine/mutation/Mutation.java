package dev.regnest.machine.mutation;

import dev.regnest.machine.Interposition;

/** One small change to the code of a design, made at one of its operations wherever a sample comes by it. Closed, and plain data. */
public sealed interface Mutation extends Interposition
    permits Drop, Without, Swap, Widen, Ignore, Slip, FreeFirst, Recompute {
  /** What stands for {@code barrier()} among the objects of operations. */
  String BARRIER = "barrier()";

  /** {@return the operation that is changed} */
  Site site();

  /** {@return what is done to it, in one word of a command line} */
  String verb();

  /** {@return what is done to it in words, such as "left out"} */
  String meaning();
}
