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
  private CellSet reads = CellSet.NONE;
  private CellSet writes = CellSet.NONE;
  private boolean isLast;

  /** Creates one of code that does nothing else after that {@link Op#POINT}. */
  Segment(long point) {
    this.point = point;
  }

  /** Notes what that step does. {@return whether that is new} */
  boolean add(long op) {
    int address = Op.address(op);
    switch (Op.code(op)) {
      case Op.READ:
      case Op.BREAKS_IF_DISTURBED:
        return address != Op.address(point) && reads(address);
      case Op.WRITE:
      case Op.ADJUST:
      case Op.NEST:
        return !(Op.has(point, Op.IS_STORE) && address == Op.address(point)) && writes(address);
      case Op.POINT:
        return Op.has(op, Op.ABORTS) && ends();
      case Op.END_ENTRY:
      case Op.BACK:
      case Op.RETURN:
      case Op.ABORT:
        return ends();
      default:
        return false;
    }
  }

  private boolean ends() {
    boolean isNew = !isLast;
    isLast = true;
    return isNew;
  }

  private boolean reads(int cell) {
    boolean isNew = !reads.contains(cell);
    reads = reads.with(cell);
    return isNew;
  }

  private boolean writes(int cell) {
    boolean isNew = !writes.contains(cell);
    writes = writes.with(cell);
    return isNew;
  }

  /** {@return whether it does no more than the point announces} */
  boolean isNothing() {
    return reads.isEmpty() && writes.isEmpty();
  }

  /** {@return the cells that it reads} */
  CellSet reads() {
    return reads;
  }

  /** {@return the cells that it changes} */
  CellSet writes() {
    return writes;
  }

  /** {@return whether the frame may pass no further point of this round of its loop, of its entry or of its run} */
  boolean isLast() {
    return isLast;
  }
}
