package dev.regnest.explore.prover;

import dev.regnest.machine.Dependences;
import dev.regnest.machine.Waiting;

/**
 * A step of the code that waits: a store, an access whose result the code does not wait for, or one that the code has been answered.
 *
 * @param op the step; of one that was answered, its value is what it has to find
 * @param point the point at which the code has it
 * @param dependences the loads that it has to come behind
 * @param after the code that goes on with the answer, or null
 */
record WaitingStep(long op, int point, Dependences dependences, Block after) implements Waiting {
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

  @Override
  public boolean isAnswered() {
    return Op.code(op) == Op.READ;
  }

  /** {@return the store of a read-modify-write, which its code begins with} */
  long store() {
    return after.op(0);
  }

  boolean changes() {
    return isStore() || Op.has(op, Op.IS_STORE);
  }

  int cell() {
    return Op.address(op);
  }
}
