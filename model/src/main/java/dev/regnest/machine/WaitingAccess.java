package dev.regnest.machine;

import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * An access that waits, with all that carrying it out takes.
 *
 * @param kind what it does
 * @param point the point at which the code has it
 * @param cell the cell
 * @param value what it stores, or has to find if the code has been answered, or 0
 * @param isAnswered whether the code has gone on with the value that it has to find
 * @param operation what a read-modify-write makes of the value, or null
 * @param access how it is written in C
 * @param dependences the loads that it has to come behind
 * @param causes the loads that led to it
 * @param sample the sample that it is part of, or 0
 * @param source the line of source that has it, or empty where the code has none
 * @param then told the value loaded, or the one written; null for a store, and where the code has been answered
 */
record WaitingAccess(
    Kind kind,
    int point,
    Cell cell,
    int value,
    boolean isAnswered,
    IntUnaryOperator operation,
    Access access,
    Dependences dependences,
    Dependences causes,
    int sample,
    String source,
    IntConsumer then)
    implements Waiting {
  /** What an access does. */
  enum Kind {
    /** A store. */
    STORE,
    /** A single-instruction read-modify-write. */
    UPDATE,
    /** A load. */
    LOAD
  }

  /** {@return one that the code of {@code frame} has where that stands} */
  static WaitingAccess of(Kind kind, Frame frame, Cell cell, Access access) {
    return new WaitingAccess(
        kind,
        frame.point,
        cell,
        0,
        false,
        null,
        access,
        frame.dependences,
        frame.causes,
        frame.sample,
        frame.source,
        null);
  }

  WaitingAccess storing(int what) {
    return new WaitingAccess(
        kind, point, cell, what, false, null, access, dependences, causes, sample, source, null);
  }

  WaitingAccess answered(int what) {
    return new WaitingAccess(
        kind,
        point,
        cell,
        what,
        true,
        operation,
        access,
        dependences,
        causes,
        sample,
        source,
        null);
  }

  WaitingAccess changing(IntUnaryOperator by) {
    return new WaitingAccess(
        kind,
        point,
        cell,
        value,
        isAnswered,
        by,
        access,
        dependences,
        causes,
        sample,
        source,
        then);
  }

  WaitingAccess telling(IntConsumer whom) {
    return new WaitingAccess(
        kind,
        point,
        cell,
        value,
        isAnswered,
        operation,
        access,
        dependences,
        causes,
        sample,
        source,
        whom);
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
