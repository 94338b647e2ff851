package dev.regnest.explore.prover;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A set of cells, told by their addresses; it never changes.
 *
 * <p>The first 64 cells are one word of bits. Most proofs have no more, so that their sets are compared and joined in a few instructions;
 * only a set that has cells further on has words for those.
 */
final class CellSet {
  /** What {@link #next} says where there is no further cell. */
  static final int END = -1;

  private static final long[] NO_WORDS = {};

  /** No cell at all. */
  static final CellSet NONE = new CellSet(0, NO_WORDS);

  private final long first;

  /** A word for each 64 cells after the first 64; the last of them is not 0. */
  private final long[] further;

  private CellSet(long first, long[] further) {
    this.first = first;
    this.further = further;
  }

  private static CellSet of(long first, long[] further) {
    int length = further.length;
    while (length > 0 && further[length - 1] == 0) {
      length--;
    }
    return length == 0
        ? narrow(first)
        : new CellSet(first, length == further.length ? further : Arrays.copyOf(further, length));
  }

  private static CellSet narrow(long first) {
    return first == 0 ? NONE : new CellSet(first, NO_WORDS);
  }

  /** {@return the set of the first {@code size} cells} */
  static CellSet upTo(int size) {
    CellSet all = NONE;
    for (int address = size - 1; address >= 0; address--) {
      all = all.with(address);
    }
    return all;
  }

  boolean isEmpty() {
    return first == 0 && further.length == 0;
  }

  /** {@return how many there are} */
  int size() {
    int size = Long.bitCount(first);
    for (long word : further) {
      size += Long.bitCount(word);
    }
    return size;
  }

  boolean contains(int address) {
    return address < Long.SIZE
        ? (first >>> address & 1) != 0
        : (word(address >> 6) >>> address & 1) != 0;
  }

  /** {@return the cells from 64 times {@code index} on, as bits by address; none in words that the set does not have} */
  long word(int index) {
    return index == 0 ? first : index <= further.length ? further[index - 1] : 0;
  }

  /** {@return whether there is none but among the first 64, which {@link #firstWord} then tells} */
  boolean isNarrow() {
    return further.length == 0;
  }

  /** {@return how many words it has, at least one} */
  int words() {
    return 1 + further.length;
  }

  /** {@return the first 64 cells, as bits by address} */
  long firstWord() {
    return first;
  }

  /** {@return whether each of {@code cells} is one of these} */
  boolean containsAll(CellSet cells) {
    return (cells.first & ~first) == 0
        && (cells.further.length == 0 || cells.isWithin(this, NONE, NONE));
  }

  /** {@return whether each of these is in one of those sets} */
  boolean isWithin(CellSet one, CellSet two, CellSet three) {
    if ((first & ~(one.first | two.first | three.first)) != 0) {
      return false;
    }
    for (int i = 1; i <= further.length; i++) {
      if ((word(i) & ~(one.word(i) | two.word(i) | three.word(i))) != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@return whether some cell is in both} */
  boolean intersects(CellSet other) {
    if ((first & other.first) != 0) {
      return true;
    }
    for (int i = 1; i <= further.length; i++) {
      if ((word(i) & other.word(i)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** {@return these and the cell there} */
  CellSet with(int address) {
    if (contains(address)) {
      return this;
    }
    long bit = 1L << address;
    int index = (address >> 6) - 1;
    if (index < 0) {
      return new CellSet(first | bit, further);
    }
    long[] words = Arrays.copyOf(further, Math.max(further.length, index + 1));
    words[index] |= bit;
    return new CellSet(first, words);
  }

  /** {@return these and those; one of the two where that has them all} */
  CellSet union(CellSet other) {
    if (containsAll(other)) {
      return this;
    }
    if (further.length == 0 && other.further.length == 0) {
      return (first & ~other.first) == 0 ? other : new CellSet(first | other.first, NO_WORDS);
    }
    long[] words = Arrays.copyOf(further, Math.max(further.length, other.further.length));
    for (int i = 0; i < other.further.length; i++) {
      words[i] |= other.further[i];
    }
    return new CellSet(first | other.first, words);
  }

  /** {@return those of these that are in {@code other}, too} */
  CellSet intersection(CellSet other) {
    if (other.containsAll(this)) {
      return this;
    }
    long[] words = Arrays.copyOf(further, Math.min(further.length, other.further.length));
    for (int i = 0; i < words.length; i++) {
      words[i] &= other.further[i];
    }
    return of(first & other.first, words);
  }

  /** {@return those of these that are not in {@code other}} */
  CellSet minus(CellSet other) {
    if (!intersects(other)) {
      return this;
    }
    if (further.length == 0) {
      return narrow(first & ~other.first);
    }
    long[] words = further.clone();
    for (int i = 0; i < words.length; i++) {
      words[i] &= ~other.word(i + 1);
    }
    return of(first & ~other.first, words);
  }

  /** {@return those of these that {@code kept} holds for} */
  CellSet filter(IntPredicate kept) {
    long inFirst = first;
    long[] words = further.clone();
    for (int address = next(0); address != END; address = next(address + 1)) {
      if (!kept.test(address)) {
        if (address < Long.SIZE) {
          inFirst &= ~(1L << address);
        } else {
          words[(address >> 6) - 1] &= ~(1L << address);
        }
      }
    }
    return of(inFirst, words);
  }

  /** {@return the lowest address that is not below {@code from}, or {@link #END}} */
  int next(int from) {
    int index = from >> 6;
    long word = word(index) >>> from << from;
    while (word == 0) {
      index++;
      if (index > further.length) {
        return END;
      }
      word = word(index);
    }
    return (index << 6) + Long.numberOfTrailingZeros(word);
  }

  /** {@return all addresses, the lowest first} */
  int[] addresses() {
    int[] addresses = new int[size()];
    int i = 0;
    for (int address = next(0); address != END; address = next(address + 1)) {
      addresses[i] = address;
      i++;
    }
    return addresses;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellSet set
        && first == set.first
        && (further == set.further || Arrays.equals(further, set.further));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first) * 31 + Arrays.hashCode(further);
  }

  @Override
  public String toString() {
    return Arrays.toString(addresses());
  }
}
