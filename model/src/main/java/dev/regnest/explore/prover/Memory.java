package dev.regnest.explore.prover;

/** The values of all cells by address, and what steps other than plain stores do to them. */
final class Memory {
  private final CellSet words;
  private final boolean exactDepth;
  private int[] values;
  private int[] start;

  /**
   * Creates one without values.
   *
   * @param words the cells that hold register words
   * @param exactDepth whether counts of nested frames are kept exactly
   */
  Memory(CellSet words, boolean exactDepth) {
    this.words = words;
    this.exactDepth = exactDepth;
  }

  /** Takes over {@code now}, without a copy, of a frame that started from {@code before}. */
  void become(int[] now, int[] before) {
    values = now;
    start = before;
  }

  /** {@return the values, without a copy} */
  int[] values() {
    return values;
  }

  /** {@return the values that its frame started from, without a copy} */
  int[] start() {
    return start;
  }

  int get(int address) {
    return values[address];
  }

  void set(int address, int value) {
    values[address] = value;
  }

  void add(int address, int units) {
    values[address] += units;
  }

  /** Unless depth is exact, a count tells only none from some: then frames nest without limit, which covers every limit. */
  void nest(int address, int units) {
    if (exactDepth) {
      values[address] += units;
    } else {
      values[address] = units > 0 ? units : start[address];
    }
  }

  /** Makes what belongs to the observed sample another's. */
  void noLongerMine() {
    Owners.seenByOthers(values, words);
  }

  void endEntry(int task) {
    Entries.end(values, words, 1 << task);
  }
}
