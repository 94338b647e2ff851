package dev.regnest.explore.prover;

import dev.regnest.kernel.Context;
import dev.regnest.machine.Arrival;

/**
 * The kinds of handlers whose summaries are kept apart: what arrived, and what of its surroundings is no cell.
 *
 * <p>Over user mode a handler also builds and ends a kernel entry; a traced event has the context of the frame it fired in.
 */
final class Kinds {
  static final int VARIANTS = 2 * Context.values().length;
  static final int COUNT = Arrival.values().length * VARIANTS + 1;
  static final int TASK = COUNT - 1;

  private Kinds() {}

  static int kind(Arrival arrival, int variant) {
    return arrival.ordinal() * VARIANTS + variant;
  }

  static int overKernel(Arrival arrival) {
    return kind(arrival, 0);
  }

  static int overUserMode(Arrival arrival) {
    return kind(arrival, 1);
  }

  static int traced(Context context, boolean inEntryLag) {
    return kind(Arrival.TRACE, 2 * context.ordinal() + (inEntryLag ? 1 : 0));
  }
}
