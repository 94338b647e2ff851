package dev.regnest.machine;

import java.util.Arrays;

/**
 * Task B where it may be left half done: the one place where frames do not end last in, first out.
 *
 * <p>It goes on by running its code again with its reads answered as they were, up to the point where it was left. Code is deterministic,
 * so what it has read is all that it knows; what it did to the masks it does again.
 */
final class SecondTask {
  private final Cell[] ofTask;
  private final int[] atStart;
  private final int[] ofFirstTask;
  private final ByCell notebook = new ByCell();
  private int[] reads = new int[64];
  private int read;
  private int repeated;
  private int leftAt;
  private long knowledge;
  private int sample;
  private Cell wanted;
  private boolean running;
  private boolean repeating;

  SecondTask(CpuState state) {
    ofTask = new Cell[] {state.task, state.place, state.entryComplete, state.softirqDisableCnt};
    atStart = new int[] {0, Place.KERNEL, 1, 0};
    ofFirstTask = new int[ofTask.length];
  }

  /** Gives it the CPU. {@return the first point at which it does something new} */
  int enter(Values memory) {
    for (int i = 0; i < ofTask.length; i++) {
      ofFirstTask[i] = memory.get(ofTask[i].address());
      memory.set(ofTask[i].address(), atStart[i]);
    }
    running = true;
    repeating = isHalfDone();
    repeated = 0;
    if (!repeating) {
      read = 0;
    }
    return Math.max(1, leftAt);
  }

  /** Gives the CPU back to task A; {@code point} is where task B is left, 0 if it is through. */
  void leave(Values memory, int point) {
    for (int i = 0; i < ofTask.length; i++) {
      memory.set(ofTask[i].address(), ofFirstTask[i]);
    }
    running = false;
    leftAt = point;
  }

  /** {@return where the stores that its sample has seen are noted, while others run in a frame of its depth} */
  ByCell notebook() {
    return notebook;
  }

  void leavesWith(Frame frame) {
    knowledge = frame.knowledge;
    sample = frame.sample;
    wanted = frame.takesLock ? frame.next : null;
  }

  /** {@return the number of the sample that it was taking when it was left, or 0 if none} */
  int sample() {
    return sample;
  }

  /** {@return the lock that it was about to take when it was left, or null if none} */
  Cell wanted() {
    return isHalfDone() ? wanted : null;
  }

  /** {@return what it knew when it was left, and where that was, as a number} */
  long knowledge() {
    return Fingerprint.mix(knowledge, leftAt);
  }

  boolean isRunning() {
    return running;
  }

  boolean isHalfDone() {
    return leftAt != 0;
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
