package dev.regnest.explore.prover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The summaries of one kind of handler, by what they depend on.
 *
 * <p>A summary is asked for with an interest: the words that the frames below will still read. What it does to any other word that no
 * handler reads before writing it can never be seen again, so deltas leave it out: slots that a deeper sample left behind do not
 * multiply. (Live variables, as compilers know them, of memory.)
 */
final class Summaries {
  private static final Summary NOTHING_YET = new Summary();

  private final IntArrays views = new IntArrays();
  private final IntArrays keys = new IntArrays();
  private long footprint;
  private int[] addresses = {};
  private long[] touches = new long[16];
  private List<Summary> summaries = new ArrayList<>();
  private List<Summary> lastRound = new ArrayList<>();
  private final int[] scratch = new int[Long.SIZE + 1];

  /** {@return the number of what the handler reads, which is the same for as long as the footprint does not grow} */
  int view(long reads, int[] memory, int level) {
    int number = views.number(scratch, fill(reads, memory, level));
    if (number >= touches.length) {
      touches = Arrays.copyOf(touches, 2 * number);
    }
    return number;
  }

  /** {@return the number of a view together with an interest} */
  int number(int view, long interest) {
    scratch[0] = view;
    scratch[1] = (int) interest;
    scratch[2] = (int) (interest >>> 32);
    return keys.number(scratch, 3);
  }

  private int fill(long reads, int[] memory, int level) {
    if (reads != footprint) {
      footprint = reads;
      addresses = Bits.addresses(reads & ~SliceProver.DEPTH);
    }
    int length = 0;
    for (int address : addresses) {
      scratch[length] = memory[address];
      length++;
    }
    if ((reads & SliceProver.DEPTH) != 0) {
      scratch[length] = level;
      length++;
    }
    return length;
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
  }

  /** {@return the cells that this handler's own code has been seen to read from that view} */
  long touches(int view) {
    return touches[view];
  }

  /** Notes one more. {@return whether that is new} */
  boolean touch(int view, long cells) {
    if ((cells & ~touches[view]) == 0) {
      return false;
    }
    touches[view] |= cells;
    return true;
  }

  /** Starts a round in which every summary is found anew. */
  void startAgain() {
    lastRound = summaries;
    summaries = new ArrayList<>();
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

  /** {@return how many there are} */
  long size() {
    return summaries.stream().filter(Objects::nonNull).count();
  }
}
