package dev.regnest.explore.prover;

/** A handler's code as far as it is unfolded into blocks: Java runs once for each new log of reads, and never again. */
final class Code {
  private final Block first = Block.first();
  private int blocks = 1;
  private final OwnStates states = new OwnStates();
  private boolean waits;

  /** {@return the states of its own that it was in at points} */
  OwnStates states() {
    return states;
  }

  /** Notes that it has a loop in which it waits for memory to change. {@return whether that is new} */
  boolean noteWaits() {
    boolean isNew = !waits;
    waits = true;
    return isNew;
  }

  /** {@return whether it has such a loop, as far as is known} */
  boolean waits() {
    return waits;
  }

  /** {@return where it starts; without ops if nobody has been there} */
  Block first() {
    return first;
  }

  /** {@return the block after {@code before} reads {@code value}, a new one if there is none} */
  Block after(Block before, int value) {
    Block known = before.after(value);
    if (known != null) {
      return known;
    }
    blocks++;
    return before.branch(value, blocks - 1);
  }
}
