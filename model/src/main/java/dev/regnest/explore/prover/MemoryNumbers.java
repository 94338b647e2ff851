package dev.regnest.explore.prover;

/**
 * Numbers of memories, which two have in common if they agree on some cells.
 *
 * <p>Many cells are numbered in chunks, and then the numbers of their chunks, so that what most memories agree on is held once.
 */
final class MemoryNumbers {
  private static final int CHUNK = Long.SIZE;

  private final IntArrays few = new IntArrays();
  private final int[] values = new int[CHUNK + 1];
  private CellSet cells = CellSet.NONE;
  private int[] addresses = {};
  private Many many;

  /** What takes the place of {@link #few} once there are many cells. */
  private static final class Many {
    final IntArrays chunks = new IntArrays();
    final IntArrays all = new IntArrays();
    int[] numbers = {};
  }

  /** Forgets all numbers. */
  void clear() {
    few.clear();
    many = null;
  }

  /** From now on memories are told apart by those cells; without {@link #clear} in between, they only become more. */
  void tellApartBy(CellSet these) {
    if (cells != these && !cells.equals(these)) {
      addresses = these.addresses();
    }
    cells = these;
  }

  /** {@return the number of that memory} */
  int number(int[] memory) {
    if (addresses.length > CHUNK) {
      Many numbered = many();
      return few.size() + numbered.all.number(numbered.numbers, numberChunks(memory));
    }
    int hash = fill(memory, 0, addresses.length);
    return few.number(values, addresses.length, hash);
  }

  /** {@return the number of that memory together with another number} */
  int number(int[] memory, int more) {
    if (addresses.length > CHUNK) {
      Many numbered = many();
      int length = numberChunks(memory);
      numbered.numbers[length] = more;
      return few.size() + numbered.all.number(numbered.numbers, length + 1);
    }
    fill(memory, 0, addresses.length);
    values[addresses.length] = more;
    return few.number(values, addresses.length + 1);
  }

  private Many many() {
    if (many == null) {
      many = new Many();
    }
    if (many.numbers.length <= addresses.length / CHUNK + 1) {
      many.numbers = new int[addresses.length / CHUNK + 2];
    }
    return many;
  }

  /** {@return how many chunks there are, now that their numbers are known} */
  private int numberChunks(int[] memory) {
    int chunk = 0;
    for (int from = 0; from < addresses.length; from += CHUNK) {
      int to = Math.min(from + CHUNK, addresses.length);
      int hash = fill(memory, from, to);
      many.numbers[chunk] = many.chunks.number(values, to - from, hash);
      chunk++;
    }
    return chunk;
  }

  /** {@return the hash of what the cells at those places hold, now that it is in {@link #values}} */
  private int fill(int[] memory, int from, int to) {
    int[] into = values;
    int[] at = addresses;
    int length = to - from;
    int hash = length;
    for (int i = 0; i < length; i++) {
      int value = memory[at[from + i]];
      into[i] = value;
      hash = IntArrays.mix(hash, value);
    }
    return hash;
  }
}
