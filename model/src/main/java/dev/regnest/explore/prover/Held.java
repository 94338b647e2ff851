package dev.regnest.explore.prover;

/**
 * An access that the compiler has put off: a step of the code, carried out at a later point.
 *
 * @param op the step, a store or an access whose result the code does not wait for
 * @param point the point at which the code has it
 */
record Held(long op, int point) {
  boolean isStore() {
    return Op.code(op) == Op.WRITE;
  }

  /** {@return whether it keeps its order among its like} */
  boolean isOrdered() {
    return Op.has(op, Op.ORDERED);
  }

  boolean changes() {
    return isStore() || Op.has(op, Op.IS_STORE);
  }

  long cell() {
    return Op.bit(op);
  }
}
