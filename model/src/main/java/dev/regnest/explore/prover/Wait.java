package dev.regnest.explore.prover;

import java.util.Arrays;

/**
 * A frame that waits for ever, set aside: those that it has interrupted go on as if it had returned, to see whether they end what it waits in.
 *
 * @param kind the kind of its handler
 * @param head the block of the loop's head
 * @param at the step there
 * @param place the loop's place in the source
 * @param cpu what the CPU's own cells hold there
 * @param changes what it has changed until then, and, of frames set aside for it, what those have changed
 * @param way the way there
 */
record Wait(int kind, Block head, int at, String place, int[] cpu, Delta changes, Broken way) {
  /** {@return whether both wait alike and have changed the same} */
  boolean isAs(Wait other) {
    return kind == other.kind
        && head == other.head
        && at == other.at
        && Arrays.equals(cpu, other.cpu)
        && changes.doesAs(other.changes);
  }

  /** {@return the same wait after what another frame has changed, and by another way} */
  Wait after(Delta further, Broken by) {
    return new Wait(kind, head, at, place, cpu, further, by);
  }
}
