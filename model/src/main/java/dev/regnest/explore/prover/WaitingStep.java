package dev.regnest.explore.prover;

import dev.regnest.machine.Waiting;

/**
 * A step of the code that waits: a store or an access whose result the code does not wait for.
 *
 * @param op the step
 * @param point the point at which the code has it
 */
record WaitingStep(long op, int point) implements Waiting {
  @Override
  public int address() {
    return Op.address(op);
  }

  @Override
  public boolean isStore() {
    return Op.code(op) == Op.WRITE;
  }

  @Override
  public boolean isOrdered() {
    return Op.has(op, Op.ORDERED);
  }

  boolean changes() {
    return isStore() || Op.has(op, Op.IS_STORE);
  }

  int cell() {
    return Op.address(op);
  }
}
