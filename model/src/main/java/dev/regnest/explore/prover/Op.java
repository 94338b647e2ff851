package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Frame;
import dev.regnest.machine.RunRefused;

/**
 * One step of straight-line code, packed into a long: what it does, to which cell, with which value.
 *
 * <p>Bits 0 to 4 are the code, 5 to 11 flags, 14 to 31 the address of a cell or, where there is none, a number, and 32 to 63 a value or, in a
 * step with a point, that point. A point has no use for the last two of the flags: bits 10 to 13 are the marks of its frame.
 */
final class Op {
  /** Something may arrive here, before an access to the cell if {@link #HAS_CELL}; the run is about to be aborted if {@link #ABORTS}. */
  static final int POINT = 0;

  /** Loads the cell; the next block depends on its value. */
  static final int READ = 1;

  /** Sets the cell to the value; by the sample if {@link #BY_SAMPLE}. */
  static final int WRITE = 2;

  /** Adds the value to a count, which most frames take back. */
  static final int ADJUST = 3;

  /** Adds the value to a count of nested frames. */
  static final int NEST = 4;

  /** A sample begins if the value is 1, or ends. */
  static final int SAMPLE = 5;

  /** The compiler moves nothing across here. */
  static final int BARRIER = 6;

  /** The sample points at the cell from here on. */
  static final int POINT_AT = 7;

  /** Breaks the claim if another sample stored to the cell. */
  static final int BREAKS_IF_DISTURBED = 8;

  /** Breaks the claim. */
  static final int BREAKS = 9;

  /** Ends the current entry of the task that is the value. */
  static final int END_ENTRY = 10;

  /** The adversary picks the next block, 0 or 1; the number says what it chooses. */
  static final int CHOOSE = 11;

  /** Goes back to the place in the loop's head block that is the number; so many points lay between. */
  static final int BACK = 12;

  /** The handler returns; for the task the number is how many points it is from where it may enter again to its last. Rules return a value: whether they allow it. */
  static final int RETURN = 13;

  /** The run is given up: if the value is 1, as a violation left no meaning to the rest; else as nobody looks at it. */
  static final int ABORT = 14;

  /** An access whose result the code does not wait for; the value is its number among {@link UnfoldedModel#late}. */
  static final int LATE = 15;

  /** Reads how deep the frame is nested; the next block depends on it. */
  static final int READ_DEPTH = 16;

  /** The access that follows depends on what has the number that is the value among {@link UnfoldedModel#dependences}. */
  static final int DEPENDS = 17;

  /** The task has returned after that many points, the number as of {@link #RETURN}; what comes behind it only looks at memory, if anything does, and what it stores is undone. */
  static final int AT_REST = 18;

  /** Goes on at the point in another block that is the number, as from there all is the same; its number is that much less than this one's. */
  static final int JOIN = 19;

  // Of points.

  static final int HAS_CELL = 1;
  static final int ABORTS = 4;

  // Of coming to rest.

  static final int LOOKS = 1;

  // Of accesses; the first of points, too.

  static final int IS_STORE = 2;
  static final int BY_SAMPLE = 4;

  /** What depends on the read is known, so that it may wait. */
  static final int MAY_WAIT = 1;

  /** A compiler may move the access. */
  static final int MOVABLE = 8;

  /** The access keeps its order among its like, as READ_ONCE(), WRITE_ONCE() and this_cpu operations do. */
  static final int ORDERED = 16;

  /** The load's address was computed from what was loaded before it, so that it is not carried out earlier. */
  static final int DEPENDENT = 32;

  /** The access is made where the code runs, and reaches what that CPU has. */
  static final int HERE = 64;

  private static final int CODE_MASK = 0x1f;
  private static final int FLAGS_SHIFT = 5;
  private static final int MARKS_SHIFT = 10;
  private static final int NUMBER_SHIFT = 14;
  private static final int VALUE_SHIFT = 32;
  private static final int MOST = 1 << VALUE_SHIFT - NUMBER_SHIFT;

  private static final Claim[] CLAIMS = Claim.values();

  private Op() {}

  static long of(int code) {
    return code;
  }

  static long of(int code, int value) {
    return (long) value << VALUE_SHIFT | code;
  }

  static long of(int code, Cell cell, int flags, int value) {
    return of(code, value) | number(cell.address(), "cells") | (long) flags << FLAGS_SHIFT;
  }

  /** {@return a point before an access to {@code cell}, or before something else if null, where the frame has such marks} */
  static long point(int point, Cell cell, int flags, int marks) {
    long step = of(POINT, point) | (long) marks << MARKS_SHIFT;
    return cell == null
        ? step | (long) flags << FLAGS_SHIFT
        : step
            | number(cell.address(), "cells that runs touch")
            | (long) (flags | HAS_CELL) << FLAGS_SHIFT;
  }

  /** {@return a step with a point and a number} */
  static long atPoint(int code, int point, int number) {
    return of(code, point)
        | number(number, "points of a handler, or steps between two of its reads");
  }

  /** {@return a step behind the task's last point, that many after the one where it may enter again, and whether code looks at memory there} */
  static long atRest(int point, int sinceReentry, boolean looks) {
    return atPoint(AT_REST, point, sinceReentry) | (looks ? (long) LOOKS << FLAGS_SHIFT : 0);
  }

  private static long number(int number, String what) {
    if (number >= MOST) {
      throw new RunRefused("more than " + MOST + " " + what);
    }
    return (long) number << NUMBER_SHIFT;
  }

  static int code(long op) {
    return (int) op & CODE_MASK;
  }

  static int address(long op) {
    return number(op);
  }

  static int number(long op) {
    return (int) op >>> NUMBER_SHIFT;
  }

  static boolean has(long op, int flag) {
    return ((int) op >> FLAGS_SHIFT & flag) != 0;
  }

  static int marks(long op) {
    return (int) op >> MARKS_SHIFT & (Frame.MARKS - 1);
  }

  static int point(long op) {
    return value(op);
  }

  static int value(long op) {
    return (int) (op >> VALUE_SHIFT);
  }

  static long withValue(long op, int value) {
    return op & 0xffffffffL | (long) value << VALUE_SHIFT;
  }

  static long withAddress(long op, int address) {
    return op & ~((long) (MOST - 1) << NUMBER_SHIFT) | (long) address << NUMBER_SHIFT;
  }

  static Claim claim(long op) {
    return CLAIMS[value(op)];
  }
}
