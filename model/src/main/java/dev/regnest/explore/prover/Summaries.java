package dev.regnest.explore.prover;

import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The summaries of one kind of handler, by what they depend on.
 *
 * <p>A summary is asked for with the live set of the frames below: the words that they will still read. What it does to any other word that no
 * handler reads before writing it can never be seen again, so deltas leave it out: slots that a deeper sample left behind do not
 * multiply. (Live variables, as compilers know them, of memory.)
 */
final class Summaries {
  /** The depth of a handler that does not depend on it. */
  static final int ANY_DEPTH = -1;

  private static final Summary NOTHING_YET = new Summary();

  private final MemoryNumbers keys = new MemoryNumbers();
  private final IntArrays keysWithLiveSets = new IntArrays();
  private CellSet ownReads = CellSet.NONE;
  private List<Summary> summaries = new ArrayList<>();
  private List<Summary> lastRound = new ArrayList<>();
  private int[] keyWithLiveSet = new int[3];
  private int count;

  /** {@return the key: the number of the values of what the handler reads, which is the same for as long as the footprint does not grow} */
  int key(CellSet reads, Values memory, int depth) {
    keys.tellApartBy(reads);
    return depth == ANY_DEPTH ? keys.number(memory) : keys.number(memory, depth);
  }

  /** {@return the number of a key together with the live set of the frames below} */
  int number(int key, CellSet live) {
    int words = live.words();
    if (2 * words + 1 > keyWithLiveSet.length) {
      keyWithLiveSet = new int[2 * words + 1];
    }
    keyWithLiveSet[0] = key;
    for (int i = 0; i < words; i++) {
      keyWithLiveSet[2 * i + 1] = (int) live.word(i);
      keyWithLiveSet[2 * i + 2] = (int) (live.word(i) >>> 32);
    }
    return keysWithLiveSets.number(keyWithLiveSet, 2 * words + 1);
  }

  /** {@return the summary of that number, or null} */
  Summary get(int number) {
    return at(summaries, number);
  }

  /** {@return what the last round knew of it, which is nothing in the first} */
  Summary ofLastRound(int number) {
    Summary last = at(lastRound, number);
    return last == null ? NOTHING_YET : last;
  }

  private static Summary at(List<Summary> list, int number) {
    return number < list.size() ? list.get(number) : null;
  }

  void put(int number, Summary summary) {
    while (summaries.size() <= number) {
      summaries.add(null);
    }
    summaries.set(number, summary);
    count++;
  }

  /** {@return the cells that handlers of the kind have been seen to read by their own code} */
  CellSet ownReads() {
    return ownReads;
  }

  /** Notes more of them. {@return whether that is new} */
  boolean reads(CellSet cells) {
    CellSet more = ownReads.union(cells);
    boolean isNew = more != ownReads;
    ownReads = more;
    return isNew;
  }

  /** Notes one more. {@return whether that is new} */
  boolean reads(int cell) {
    CellSet more = ownReads.with(cell);
    boolean isNew = more != ownReads;
    ownReads = more;
    return isNew;
  }

  /** Starts a round in which every summary is found anew. */
  void startAgain() {
    lastRound = summaries;
    summaries = new ArrayList<>();
    count = 0;
  }

  /** {@return how many this round has come to} */
  int count() {
    return count;
  }

  /** {@return whether this round found what the last one knew} */
  boolean settled() {
    for (int number = 0; number < summaries.size(); number++) {
      Summary summary = summaries.get(number);
      if (summary != null && !summary.sameAs(ofLastRound(number))) {
        return false;
      }
    }
    return true;
  }

  /** {@return those of this round, in the order in which they were asked for} */
  List<Summary> all() {
    return summaries.stream().filter(Objects::nonNull).toList();
  }
}
