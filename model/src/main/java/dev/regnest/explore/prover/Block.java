package dev.regnest.explore.prover;

import java.util.Arrays;
import java.util.List;

/**
 * Straight-line code of a handler between two reads; what it read last leads to the next one.
 *
 * <p>Blocks are a tree, so a block stands for one log of reads.
 */
final class Block {
  private final Block before;
  private final int lastRead;
  private final int depth;
  private final int number;

  private long[] ops = new long[8];
  private int length;
  private Segment[] segments = {};
  private final Branches branches = new Branches();
  private Block loopHead;
  private Block joined;
  private String waits;
  private CellSet reads;
  private boolean isPassed;

  private Block(Block before, int lastRead, int number) {
    this.before = before;
    this.lastRead = lastRead;
    this.depth = before == null ? 0 : before.depth + 1;
    this.number = number;
  }

  /** {@return the first block of a handler} */
  static Block first() {
    return new Block(null, 0, 0);
  }

  /** {@return its number among the blocks of the handler} */
  int number() {
    return number;
  }

  /** {@return the block after the first so many reads} */
  Block ancestor(int reads) {
    Block block = this;
    while (block.depth > reads) {
      block = block.before;
    }
    return block;
  }

  /** {@return how many reads led here} */
  int depth() {
    return depth;
  }

  /** {@return what the read that led here gave} */
  int lastRead() {
    return lastRead;
  }

  /** {@return the values read so far, in order} */
  int[] log() {
    int[] log = new int[depth];
    for (Block block = this; block.before != null; block = block.before) {
      log[block.depth - 1] = block.lastRead;
    }
    return log;
  }

  /** {@return the cells that were read on the way here} */
  CellSet reads() {
    if (reads == null) {
      reads = before == null ? CellSet.NONE : before.readsToItsEnd();
    }
    return reads;
  }

  private CellSet readsToItsEnd() {
    return Op.code(lastOp()) == Op.READ ? reads().with(Op.address(lastOp())) : reads();
  }

  long op(int at) {
    return ops[at];
  }

  int length() {
    return length;
  }

  long lastOp() {
    return ops[length - 1];
  }

  void append(long op) {
    if (length == ops.length) {
      ops = Arrays.copyOf(ops, 2 * length);
    }
    ops[length] = op;
    length++;
  }

  /**
   * Notes that {@code further} is among what comes after the point at {@code at} and before the next. {@return whether that is new to whoever
   * knows the access that the point announces}
   */
  boolean follows(int at, long further) {
    if (at >= segments.length) {
      segments = Arrays.copyOf(segments, ops.length);
    }
    if (segments[at] == null) {
      segments[at] = new Segment(ops[at]);
    }
    return segments[at].add(further);
  }

  /** {@return what comes after the point at {@code at} and before the next} */
  Segment segment(int at) {
    return at < segments.length && segments[at] != null ? segments[at] : Segment.NOTHING;
  }

  /** {@return the block after a read of that value, or null if nobody has been there} */
  Block after(int value) {
    return branches.get(value);
  }

  /** {@return a new block after a read of that value} */
  Block branch(int value, int newNumber) {
    return branches.put(value, new Block(this, value, newNumber));
  }

  /** {@return how many values are known that its last read may find} */
  int values() {
    return branches.size();
  }

  /** {@return the block before the read that led here, or null} */
  Block before() {
    return before;
  }

  /** {@return the blocks known to follow} */
  List<Block> branches() {
    return branches.all();
  }

  /** {@return the block to which it ends by going back} */
  Block loopHead() {
    return loopHead;
  }

  /** {@return the block in which the code goes on where this one ends by joining another way} */
  Block joined() {
    return joined;
  }

  void goesOnIn(Block other) {
    joined = other;
  }

  /** {@return the place in the source of the loop in which its code waits for memory to change; null if it does not end by going back there} */
  String waits() {
    return waits;
  }

  void backTo(Block head, String waitsAt) {
    loopHead = head;
    waits = waitsAt;
  }

  /** Notes that something later need not come behind the read at its end. {@return whether that is new} */
  boolean pass() {
    boolean isNew = !isPassed;
    isPassed = true;
    return isNew;
  }

  /** {@return whether anything would see the read at its end wait} */
  boolean isPassed() {
    return isPassed;
  }
}
