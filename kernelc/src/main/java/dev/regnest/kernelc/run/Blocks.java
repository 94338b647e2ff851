package dev.regnest.kernelc.run;

import dev.regnest.kernelc.run.Memory.Place;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * memcpy(), memmove(), memset() and memcmp() of any bytes, wherever they begin and end: word by word, and something may come between any two.
 *
 * <p>A word is a leaf where both sides have the same one there; else the longest of 8, 4, 2 and 1 bytes that cuts no leaf on either side, and
 * where every length does, the longest that is left.
 */
public final class Blocks {
  private Blocks() {}

  /** Copies so many bytes; where the two overlap, it is as if they had been put aside first. */
  public static void move(Run run, long to, long from, long length) {
    List<Long> words = words(run, to, from, length);
    if (to > from && to < from + length) {
      long at = length;
      for (int i = words.size() - 1; i >= 0; i--) {
        at -= words.get(i);
        copy(run, to + at, from + at, words.get(i).intValue());
      }
      return;
    }
    long at = 0;
    for (long size : words) {
      copy(run, to + at, from + at, (int) size);
      at += size;
    }
  }

  /** Copies so many bytes, which do not overlap with where they go to. */
  public static void copy(Run run, long to, long from, long length) {
    checkApart(run, to, from, length);
    move(run, to, from, length);
  }

  /** Refuses so many bytes that overlap with where they go to, unless that is where they are. */
  public static void checkApart(Run run, long to, long from, long length) {
    if (to != from && Math.abs(to - from) < length) {
      throw new Refused(
          run.where(), "memcpy() of bytes that overlap with where they go to; that is memmove()");
    }
  }

  private static void copy(Run run, long to, long from, int size) {
    Place target = Memory.find(run, to);
    if (target.isPadding()) {
      return;
    }
    if (target.isOpaque() && Memory.find(run, from).isOpaque()) {
      Copying.copyOpaque(run, to, from);
    } else {
      Memory.copy(run, to, from, word(size));
    }
  }

  /** Sets so many bytes to the lowest one of {@code value}. */
  public static void fill(Run run, long to, long value, long length) {
    long at = 0;
    for (long size : words(run, to, to, length)) {
      Place target = Memory.find(run, to + at);
      if (target.isOpaque()) {
        Copying.fillOpaque(run, to + at, value, target.opaque());
      } else if (!target.isPadding()) {
        long all = (value & 0xff) * 0x0101010101010101L;
        Memory.store(
            run, to + at, word((int) size), Ints.convert(all, Ints.ofSize((int) size, false)));
      }
      at += size;
    }
  }

  /** {@return the difference of the first two bytes that differ, or 0} */
  public static long compare(Run run, long one, long other, long length) {
    long at = 0;
    for (long size : words(run, one, other, length)) {
      long left = Memory.load(run, one + at, word((int) size));
      long right = Memory.load(run, other + at, word((int) size));
      run.compares(left, right);
      if (left != right) {
        int shift = Long.numberOfTrailingZeros(left ^ right) / Byte.SIZE * Byte.SIZE;
        return (left >>> shift & 0xff) - (right >>> shift & 0xff);
      }
      at += size;
    }
    return 0;
  }

  private static Type word(int size) {
    return Type.of(Ints.ofSize(size, /* signed= */ false));
  }

  private static List<Long> words(Run run, long one, long other, long length) {
    if (length < 0) {
      throw run.oops(Long.toUnsignedString(length) + " bytes are more than any object has");
    }
    List<Long> words = new ArrayList<>();
    for (long at = 0; at < length; ) {
      long size = word(Memory.find(run, one + at), Memory.find(run, other + at), length - at);
      words.add(size);
      at += size;
    }
    return words;
  }

  private static long word(Place one, Place other, long left) {
    if (one.isPadding() || other.isPadding()) {
      return 1;
    }
    long leaf = one.leafSize();
    if (leaf > 0 && leaf == other.leafSize() && leaf <= left) {
      return leaf;
    }
    long longest = Math.min(Long.BYTES, Long.highestOneBit(left));
    for (long size = longest; size > 0; size /= 2) {
      if (one.cutsNothing((int) size) && other.cutsNothing((int) size)) {
        return size;
      }
    }
    while (longest > 1
        && !(one.isWithoutPadding((int) longest) && other.isWithoutPadding((int) longest))) {
      longest /= 2;
    }
    return longest;
  }
}
