package dev.regnest.explore.prover;

/** The states that a frame was in, told apart by nothing but what can still matter: live variables, of memory. */
final class Visited {
  private final LongTuples states = new LongTuples(64);
  private final IntArrays memories = new IntArrays();
  private final IntArrays moves = new IntArrays();
  private final int[] scratch = new int[Long.SIZE];
  private long relevant;
  private int[] addresses = {};

  /** Forgets all; from now on the cells that this frame, or one below, or any handler may still read are {@code cells}. */
  void startAgain(long cells) {
    states.clear();
    memories.clear();
    if (cells != relevant) {
      relevant = cells;
      addresses = Bits.addresses(cells & ~SliceProver.DEPTH);
    }
  }

  /** {@return whether the frame was not in that state before} */
  boolean add(Block block, int at, Path path) {
    long place = (long) (path.isForArrivals ? ~at : at) << 32 | block.number();
    long values = (long) number(path.moves) << 34
        | (long) number(path.memory.values()) << 2
        | path.entriesEnded;
    return states.add(place, values, path.mine, path.written & relevant, path.stored & relevant);
  }

  /** {@return a number that moves have in common if a compiler can do the same with them} */
  int number(Moves now) {
    if (now.isNone()) {
      return 0;
    }
    int[] key = now.key();
    return 1 + moves.number(key, key.length);
  }

  /** {@return a number that memories have in common if they agree on what is relevant} */
  int number(int[] memory) {
    int length = 0;
    for (int address : addresses) {
      scratch[length] = memory[address];
      length++;
    }
    return memories.number(scratch, length);
  }

  /** {@return the cells that are told apart} */
  long relevant() {
    return relevant;
  }
}
