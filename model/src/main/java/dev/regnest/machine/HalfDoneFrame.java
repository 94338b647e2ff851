package dev.regnest.machine;

import java.util.Arrays;

/**
 * A frame of task B, its own or that of a softirq over it, which goes on where it was left by running its code again with its reads answered as they were.
 *
 * <p>Code is deterministic, so what it has read is all that it knows; what it did to the masks it does again.
 */
final class HalfDoneFrame {
  private final ByCell notebook = new ByCell();
  private int[] reads = new int[64];
  private int read;
  private int repeated;
  private int leftAt;
  private boolean repeating;
  private Device device;
  private long knowledge;
  private int sample;
  private Cell wanted;

  /** Runs it from its beginning, to where it was left if it was. {@return the first point at which it does something new} */
  int enter() {
    repeating = isHalfDone();
    repeated = 0;
    if (!repeating) {
      read = 0;
    }
    return Math.max(1, leftAt);
  }

  /** Leaves it half done where {@code frame} stands. */
  void isLeft(Frame frame) {
    leftAt = frame.point();
    device = frame.device();
    knowledge = frame.knowledge;
    sample = frame.sample;
    wanted = frame.takesLock ? frame.next : null;
  }

  /** It has come to its end. */
  void isThrough() {
    leftAt = 0;
  }

  boolean isHalfDone() {
    return leftAt != 0;
  }

  /** {@return what brought it about, of one that is half done} */
  Device device() {
    return device;
  }

  /** {@return where the stores that its sample has seen are noted, while others run in a frame of its depth} */
  ByCell notebook() {
    return notebook;
  }

  /** {@return the number of the sample that it was taking when it was left, or 0 if none} */
  int sample() {
    return sample;
  }

  /** {@return the lock that it was about to take when it was left, or null if none} */
  Cell wanted() {
    return wanted;
  }

  /** {@return what it knew when it was left, and where that was, as a number} */
  long knowledge() {
    return Fingerprint.mix(knowledge, leftAt);
  }

  boolean isRepeating() {
    return repeating;
  }

  /** Stands at that point. {@return whether it has been there before} */
  boolean repeats(int point) {
    repeating &= point < leftAt;
    return repeating;
  }

  /** {@return what it read here the first time} */
  int readAgain() {
    return reads[repeated++];
  }

  /** Notes what it reads, or another decision that it cannot take again. {@return it} */
  int reads(int value) {
    if (read == reads.length) {
      reads = Arrays.copyOf(reads, 2 * read);
    }
    reads[read++] = value;
    return value;
  }
}
