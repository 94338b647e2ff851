package dev.regnest.explore.prover;

import dev.regnest.kernel.Context;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;
import dev.regnest.machine.Frame;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The kinds of handlers whose summaries are kept apart: what arrived, and what of its surroundings is no cell.
 *
 * <p>Each device has a handler of its own. Over user mode a handler also builds and ends a kernel entry; what is called has the context of
 * the frame that it hit.
 */
final class Kinds {
  /** The variants of a softirq that may be left half done: over task B, and over task B where nothing arrives any more. */
  private static final int OVER_TASK_B = 2;

  private static final int FINISHING_OVER_TASK_B = 3;

  private static final int VARIANTS = 2 * Context.values().length;
  static final int TASK = 0;

  private final List<Device> devices;
  private final int[] first = new int[Arrival.values().length];
  private final int[][] overKernel;
  private final Device taskB;

  /** Numbers the kinds of what those devices bring about, of which those of one level follow each other. */
  Kinds(List<Device> devices) {
    this.devices = devices;
    for (int i = 0; i < devices.size(); i++) {
      if (devices.get(i).number() == 0) {
        first[devices.get(i).arrival().ordinal()] = i;
      }
    }
    taskB = devices.stream()
        .filter(device -> device.arrival() == Arrival.PREEMPTION)
        .findFirst()
        .orElse(null);
    overKernel = devices.stream().map(this::allOverKernel).toArray(int[][]::new);
  }

  private int[] allOverKernel(Device device) {
    if (device.arrival().isCall()) {
      return IntStream.range(0, VARIANTS).map(v -> kind(device, v)).toArray();
    }
    int kind = of(device, /* overUserMode= */ false);
    boolean mayHitTaskB = taskB != null && device.arrival() == Arrival.SOFTIRQ;
    return mayHitTaskB ? new int[] {kind, overTaskB(device)} : new int[] {kind};
  }

  /** {@return the kind of a softirq over task B, which is as one over task A but that it may be left half done with task B} */
  int overTaskB(Device softirq) {
    return kind(softirq, OVER_TASK_B);
  }

  /** {@return the same where nothing arrives any more, as task A is through} */
  int finishingOverTaskB(Device softirq) {
    return kind(softirq, FINISHING_OVER_TASK_B);
  }

  /** {@return whether there are softirqs} */
  boolean hasSoftirqs() {
    return devices.stream().anyMatch(device -> device.arrival() == Arrival.SOFTIRQ);
  }

  /** {@return whether frames of that kind are task B's own, also where it finishes} */
  boolean isTaskB(int kind) {
    return taskB != null && (kind == taskB() || kind == finishing());
  }

  /** {@return whether they are that, or a softirq's over task B} */
  boolean isInTaskB(int kind) {
    return isTaskB(kind) || isSoftirq(kind, OVER_TASK_B) || isSoftirq(kind, FINISHING_OVER_TASK_B);
  }

  /** {@return whether they go on to their end after task A, when nothing arrives any more} */
  boolean isFinishing(int kind) {
    return kind == finishing() || isSoftirq(kind, FINISHING_OVER_TASK_B);
  }

  private boolean isSoftirq(int kind, int variant) {
    return taskB != null
        && kind != TASK
        && device(kind).arrival() == Arrival.SOFTIRQ
        && (kind - TASK - 1) % VARIANTS == variant;
  }

  /** {@return how many there are, from 0} */
  int count() {
    return finishing() + 1;
  }

  /** {@return the kind of task B where nothing arrives any more, as task A is through} */
  int finishing() {
    return TASK + 1 + devices.size() * VARIANTS;
  }

  /** {@return the kind of task B, which preempts kernel code alone; {@link #TASK} if no task preempts another} */
  int taskB() {
    return taskB == null ? TASK : of(taskB, /* overUserMode= */ false);
  }

  /** {@return the devices} */
  List<Device> devices() {
    return devices;
  }

  private int index(Device device) {
    return first[device.arrival().ordinal()] + device.number();
  }

  private int kind(Device device, int variant) {
    return TASK + 1 + index(device) * VARIANTS + variant;
  }

  int of(Device device, boolean overUserMode) {
    return kind(device, overUserMode ? 1 : 0);
  }

  /** {@return the kinds that may arrive over kernel code} */
  int[] overKernel(Device device) {
    return overKernel[index(device)];
  }

  int called(Device device, Context context, boolean inEntryLag) {
    return kind(device, 2 * context.ordinal() + (inEntryLag ? 1 : 0));
  }

  /** {@return whether another task may run in the middle of such a frame: it is a task's, or, on PREEMPT_RT, a softirq's} */
  boolean mayBePreempted(int kind) {
    return kind == TASK
        || kind == finishing()
        || device(kind).arrival() == Arrival.PREEMPTION
        || device(kind).arrival() == Arrival.SOFTIRQ;
  }

  /** {@return what brought a frame of that kind about, or null for the task} */
  Device device(int kind) {
    if (kind == finishing()) {
      return taskB;
    }
    return kind == TASK ? null : devices.get((kind - TASK - 1) / VARIANTS);
  }

  /** {@return a new frame of that kind, over a frame of which handlers can tell no more} */
  Frame frame(int kind) {
    if (kind == TASK) {
      return new Frame(null, 0);
    }
    Frame interrupted = new Frame(null, 0);
    if (device(kind).arrival().isCall()) {
      int variant = (kind - TASK - 1) % VARIANTS;
      interrupted.start(interrupting(Context.values()[variant / 2]));
      interrupted.stand(0, variant % 2 == 1 ? Frame.IN_ENTRY_LAG : 0);
    }
    return new Frame(interrupted, 1);
  }

  /** {@return what brings a CPU into that context, or null for the task's} */
  private static Arrival interrupting(Context context) {
    switch (context) {
      case SOFTIRQ:
        return Arrival.SOFTIRQ;
      case HARDIRQ:
        return Arrival.HARDIRQ;
      case NMI:
        return Arrival.NMI;
      default:
        return null;
    }
  }
}
