package dev.regnest.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Task B where it may be left half done, and, on PREEMPT_RT, a softirq over it: the one place where frames do not end last in, first out.
 *
 * <p>Where it is left inside a softirq it goes on in that softirq first, at the point of its own at which that hit.
 */
final class SecondTask {
  /** What its cells hold when it begins, on the first CPU, inside the kernel with a complete entry. */
  private static final int[] AT_START = {0, Place.KERNEL, 1, 0, 0};

  private final List<Cell> ofTask;
  private final int[] ofFirstTask;
  private final HalfDoneFrame own = new HalfDoneFrame();
  private final HalfDoneFrame softirq = new HalfDoneFrame();
  private boolean running;

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

  /** Gives it the CPU. */
  void enter(Values memory) {
    for (int i = 0; i < ofFirstTask.length; i++) {
      int address = ofTask.get(i).address();
      ofFirstTask[i] = memory.get(address);
      memory.set(address, AT_START[i]);
    }
    running = true;
  }

  /** Gives the CPU back to task A. */
  void leave(Values memory) {
    for (int i = 0; i < ofFirstTask.length; i++) {
      memory.set(ofTask.get(i).address(), ofFirstTask[i]);
    }
    running = false;
  }

  /** {@return which of its frames that is, or null if it is none that may be left half done} */
  HalfDoneFrame of(Frame frame) {
    if (isOwn(frame)) {
      return own;
    }
    boolean isSoftirq = frame.arrival == Arrival.SOFTIRQ && isOwn(frame.interrupted);
    return isSoftirq ? softirq : null;
  }

  private static boolean isOwn(Frame frame) {
    return frame.arrival == Arrival.PREEMPTION;
  }

  /** {@return its own frame} */
  HalfDoneFrame own() {
    return own;
  }

  /** {@return the softirq's over it, of which there is one at most} */
  HalfDoneFrame softirq() {
    return softirq;
  }

  boolean isRunning() {
    return running;
  }

  /** {@return the lock that it was about to take when it was left, or null if none} */
  Cell wanted() {
    if (!own.isHalfDone()) {
      return null;
    }
    return softirq.isHalfDone() ? softirq.wanted() : own.wanted();
  }
}
