package dev.regnest.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Task B where it may be left half done: the one place where frames do not end last in, first out.
 *
 * <p>It goes on by running its code again with its reads answered as they were, up to the point where it was left. Code is deterministic,
 * so what it has read is all that it knows; what it did to the masks it does again.
 */
final class SecondTask {
  /** What its cells hold when it begins, on the first CPU, inside the kernel with a complete entry. */
  private static final int[] AT_START = {0, Place.KERNEL, 1, 0, 0};

  private final List<Cell> ofTask;
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
    ofTask = cells(state);
    ofFirstTask = new int[ofTask.size()];
  }

  /** {@return the cells of the CPU's own state that change with the running task} */
  static List<Cell> cells(CpuState state) {
    List<Cell> cells = new ArrayList<>(
        List.of(state.task, state.place, state.entryComplete, state.softirqDisableCnt));
    if (state.cpu != null) {
      cells.add(state.cpu);
    }
    return List.copyOf(cells);
  }

  /** {@return what those hold when it begins} */
  static int[] atStart(CpuState state) {
    return Arrays.copyOf(AT_START, cells(state).size());
  }

  /** Gives it the CPU. {@return the first point at which it does something new} */
  int enter(Values memory) {
    for (int i = 0; i < ofFirstTask.length; i++) {
      int address = ofTask.get(i).address();
      ofFirstTask[i] = memory.get(address);
      memory.set(address, AT_START[i]);
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
    for (int i = 0; i < ofFirstTask.length; i++) {
      memory.set(ofTask.get(i).address(), ofFirstTask[i]);
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
