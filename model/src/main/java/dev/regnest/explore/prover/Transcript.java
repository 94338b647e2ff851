package dev.regnest.explore.prover;

/** Where a run of a handler's code stands in what is written down of it: on known ground, or ahead of it and writing. */
final class Transcript {
  private Code code;
  private Block block;
  private int at;
  private int[] log = {};
  private int answered;
  private Head head;
  private Block pointBlock;
  private int pointAt;
  private boolean segmentsGrew;

  /**
   * The head of a loop.
   *
   * @param block its block
   * @param at the place there
   * @param point the number of the point passed last before it
   */
  record Head(Block block, int at, int point) {}

  /** Starts at the first block; the first reads are answered by {@code reads}. */
  void begin(Code known, int[] reads) {
    code = known;
    block = known.first();
    at = 0;
    log = reads;
    answered = 0;
    head = null;
    pointBlock = null;
  }

  /**
   * Writes the step down, or checks that it is the one written down before.
   *
   * @throws Deviation if it is another
   */
  void emit(long op) {
    if (isNew()) {
      block.append(op);
      segmentsGrew |= pointBlock != null && pointBlock.follows(pointAt, op);
    } else if (block.op(at) != op) {
      throw new Deviation();
    }
    if (Op.code(op) == Op.POINT) {
      pointBlock = Op.has(op, Op.HAS_CELL) ? block : null;
      pointAt = at;
    }
    at++;
  }

  /** {@return whether more was found, since this was asked last, to come after a point known before} */
  boolean segmentsGrewSinceLastAsked() {
    boolean answer = segmentsGrew;
    segmentsGrew = false;
    return answer;
  }

  /** {@return whether nothing is written down yet of what comes next} */
  boolean isNew() {
    return at == block.length();
  }

  /** {@return the step that comes next, which is written down} */
  long next() {
    return block.op(at);
  }

  /** {@return the block that is written} */
  Block block() {
    return block;
  }

  /** {@return whether the reads to come are not answered by the log} */
  boolean isAhead() {
    return answered == log.length;
  }

  /** Goes on from a read. {@return what it is answered: what the log says, or, ahead of it, {@code found}} */
  int answer(int found) {
    int value = found;
    if (!isAhead()) {
      value = log[answered];
      answered++;
    }
    block = code.after(block, value);
    at = 0;
    return value;
  }

  /**
   * Stands at the head of a loop.
   *
   * @param point the number of the point passed last
   * @throws PathDone the second time, as the rest is written down
   * @throws Deviation if that is another loop's head
   */
  void loopHead(int point) {
    if (head == null) {
      head = here(point);
      return;
    }
    goBack(head, point, /* waits= */ null);
  }

  /**
   * Comes to a point in a state of its own. {@link Op#JOIN}s the way that was the first to come there.
   *
   * @param point the number of the point
   * @throws PathDone if that was another, as the rest is written down there
   */
  void comesTo(Object state, int point) {
    OwnStates.Place here = new OwnStates.Place(block, at, point);
    OwnStates.Place first = code.states().first(state, here);
    if (first.block() != block || first.at() != at) {
      emit(Op.atPoint(Op.JOIN, point - first.point(), first.at()));
      block.goesOnIn(first.block());
      throw PathDone.INSTANCE;
    }
  }

  /** {@return the place where it stands, as what was read until there} */
  Object readSoFar() {
    return new OwnStates.Place(block, at, 0);
  }

  /** {@return the place where it stands, as the head of a loop} */
  Head here(int point) {
    return new Head(block, at, point);
  }

  /**
   * Goes back to the head of a loop.
   *
   * @param to the head
   * @param point the number of the point passed last
   * @param waits the loop's place in the source if the code does no more than wait there, or null
   * @throws PathDone always, as the rest is written down
   * @throws Deviation if that is another loop's head
   */
  void goBack(Head to, int point, String waits) {
    emit(Op.atPoint(Op.BACK, point - to.point(), to.at()));
    if (block.loopHead() != null && block.loopHead() != to.block()) {
      throw new Deviation();
    }
    block.backTo(to.block(), waits);
    if (waits != null) {
      segmentsGrew |= code.noteWaits();
    }
    throw PathDone.INSTANCE;
  }
}
