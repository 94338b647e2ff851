package dev.regnest.machine;

import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * An access that waits, with all that carrying it out takes.
 *
 * @param kind what it does
 * @param point the point at which the code has it
 * @param cell the cell
 * @param value what it stores, or 0
 * @param operation what a read-modify-write makes of the value, or null
 * @param access how it is written in C
 * @param sample the sample that it is part of, or 0
 * @param source the line of source that has it, or empty where the code has none
 * @param then told the value loaded, or the one written; null for a store
 */
record WaitingAccess(
    Kind kind,
    int point,
    Cell cell,
    int value,
    IntUnaryOperator operation,
    Access access,
    int sample,
    String source,
    IntConsumer then)
    implements Waiting {
  /** What an access does. */
  enum Kind {
    /** A store. */
    STORE,
    /** A single-instruction read-modify-write whose result nobody needs. */
    UPDATE,
    /** A load of an opaque value. */
    LOAD
  }

  @Override
  public int address() {
    return cell.address();
  }

  @Override
  public boolean isStore() {
    return kind == Kind.STORE;
  }

  @Override
  public boolean isOrdered() {
    return access == Access.ONCE;
  }
}
