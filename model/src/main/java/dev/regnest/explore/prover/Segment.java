package dev.regnest.explore.prover;

/**
 * What code does from a point until its next one, beside the access before which the point stands.
 *
 * <p>Predicates look at preempt_count and entry code sets it. Neither is a point, so what is to come before them comes at the point before.
 */
final class Segment {
  /** One in which nothing else is done. */
  static final Segment NOTHING = new Segment(0);

  private final long point;
  private long reads;
  private long writes;
  private boolean isLast;

  /** Creates one of code that does nothing else after that {@link Op#POINT}. */
  Segment(long point) {
    this.point = point;
  }

  /** Notes what that step does. {@return whether that is new} */
  boolean add(long op) {
    switch (Op.code(op)) {
      case Op.READ:
      case Op.BREAKS_IF_DISTURBED:
        return op != Op.READ_DEPTH && reads(Op.bit(op) & ~Op.bit(point));
      case Op.WRITE:
      case Op.ADJUST:
      case Op.NEST:
        return writes(Op.has(point, Op.IS_STORE) ? Op.bit(op) & ~Op.bit(point) : Op.bit(op));
      case Op.END_ENTRY:
      case Op.BACK:
      case Op.RETURN:
      case Op.ABORT:
        boolean wasLast = isLast;
        isLast = true;
        return !wasLast;
      default:
        return false;
    }
  }

  private boolean reads(long cells) {
    boolean isNew = (cells & ~reads) != 0;
    reads |= cells;
    return isNew;
  }

  private boolean writes(long cells) {
    boolean isNew = (cells & ~writes) != 0;
    writes |= cells;
    return isNew;
  }

  /** {@return the cells that it reads, as bits by address} */
  long reads() {
    return reads;
  }

  /** {@return the cells that it changes, as bits by address} */
  long writes() {
    return writes;
  }

  /** {@return whether the frame may pass no further point of this round of its loop, of its entry or of its run} */
  boolean isLast() {
    return isLast;
  }
}
