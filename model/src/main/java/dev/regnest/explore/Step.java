package dev.regnest.explore;

import dev.regnest.machine.Arrival;

/**
 * One arrival of a schedule, in the order in which arrivals start.
 *
 * @param kind what arrives
 * @param depth the number of frames below the one it interrupts: 0 for the task
 * @param point the point of that frame, from 1
 * @param access for {@link Arrival#MOVED_ACCESS}, the point at which the code has the access that is carried out at {@code point}; else 0
 */
public record Step(Arrival kind, int depth, int point, int access) {
  /** Creates the step of anything but a moved access. */
  public Step(Arrival kind, int depth, int point) {
    this(kind, depth, point, 0);
  }

  /** {@return whether it is a moved access} */
  public boolean isMove() {
    return kind == Arrival.MOVED_ACCESS;
  }
}
