package dev.regnest.explore.prover;

import dev.regnest.kernel.Context;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Frame;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The kinds of handlers whose summaries are kept apart: what arrived, and what of its surroundings is no cell.
 *
 * <p>Over user mode a handler also builds and ends a kernel entry; what is called has the context of the frame that it hit.
 */
final class Kinds {
  private static final int VARIANTS = 2 * Context.values().length;
  static final int COUNT = Arrival.values().length * VARIANTS + 1;
  static final int TASK = COUNT - 1;

  private static final int[][] OVER_KERNEL =
      Arrays.stream(Arrival.values()).map(Kinds::allOverKernel).toArray(int[][]::new);

  private Kinds() {}

  private static int[] allOverKernel(Arrival arrival) {
    return arrival.isCall()
        ? IntStream.range(0, VARIANTS).map(v -> kind(arrival, v)).toArray()
        : new int[] {of(arrival, /* overUserMode= */ false)};
  }

  private static int kind(Arrival arrival, int variant) {
    return arrival.ordinal() * VARIANTS + variant;
  }

  static int of(Arrival arrival, boolean overUserMode) {
    return kind(arrival, overUserMode ? 1 : 0);
  }

  /** {@return the kinds that may arrive over kernel code} */
  static int[] overKernel(Arrival arrival) {
    return OVER_KERNEL[arrival.ordinal()];
  }

  static int called(Arrival arrival, Context context, boolean inEntryLag) {
    return kind(arrival, 2 * context.ordinal() + (inEntryLag ? 1 : 0));
  }

  /** {@return what arrived in a frame of that kind, or null for the task} */
  static Arrival arrival(int kind) {
    return kind == TASK ? null : Arrival.values()[kind / VARIANTS];
  }

  /** {@return a new frame of that kind, over a frame of which handlers can tell no more} */
  static Frame frame(int kind) {
    if (kind == TASK) {
      return new Frame(null, 0);
    }
    Frame interrupted = new Frame(null, 0);
    if (arrival(kind).isCall()) {
      int variant = kind % VARIANTS;
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
