package dev.regnest.explore.prover;

import java.util.Arrays;
import java.util.List;

/** The blocks that follow one block, by the value that its last read gave: mostly one or two, thousands where code counts. */
final class Branches {
  /** So many are looked through one by one; more are found by their hash. */
  private static final int FEW = 8;

  private int[] values = new int[2];
  private Block[] blocks = new Block[2];
  private int size;
  private int[] byHash;

  /** {@return how many there are} */
  int size() {
    return size;
  }

  /** {@return the block after that value, or null if nobody has been there} */
  Block get(int value) {
    if (byHash != null) {
      return blocks[byHash[slot(value)]];
    }
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        return blocks[i];
      }
    }
    return null;
  }

  /** {@return the block given, which is the one after that value from now on; there was none} */
  Block put(int value, Block block) {
    if (size == values.length - 1) {
      values = Arrays.copyOf(values, 2 * values.length);
      blocks = Arrays.copyOf(blocks, 2 * blocks.length);
      byHash = null;
    }
    values[size] = value;
    blocks[size] = block;
    size++;
    if (byHash != null) {
      byHash[slot(value)] = size - 1;
    } else if (size > FEW) {
      index();
    }
    return block;
  }

  /** {@return all of them, in the order in which they were found} */
  List<Block> all() {
    return Arrays.asList(blocks).subList(0, size);
  }

  /** An empty slot leads to the last of the blocks, where there is none. */
  private void index() {
    byHash = new int[4 * values.length];
    Arrays.fill(byHash, values.length - 1);
    for (int i = 0; i < size; i++) {
      byHash[slot(values[i])] = i;
    }
  }

  /** {@return the slot of that value, or the empty one where it belongs} */
  private int slot(int value) {
    int mask = byHash.length - 1;
    int slot = value * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(mask);
    while (blocks[byHash[slot]] != null && values[byHash[slot]] != value) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
