package dev.regnest.explore;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Frame;

/**
 * One arrival of a schedule, in the order in which arrivals start.
 *
 * @param kind what arrives
 * @param depth the number of frames below the one it interrupts: 0 for the task
 * @param point the point of that frame, from 1, or {@link Schedule#GOES_ON}
 * @param access for {@link Arrival#MOVED_ACCESS}, the point at which the code has the access that is carried out at {@code point}; else 0
 * @param device the number of the device that brings it about, from 0
 */
public record Step(Arrival kind, int depth, int point, int access, int device) {
  /** Creates the step of an arrival by the first device of its level, or of a choice. */
  public Step(Arrival kind, int depth, int point) {
    this(kind, depth, point, 0, 0);
  }

  /** {@return the same at another point of the frame that it interrupts} */
  public Step at(int other) {
    return new Step(kind, depth, other, access, device);
  }

  /** {@return whether it is a softirq that goes on where it was left, over that frame} */
  public boolean isGoingOnOver(Frame frame) {
    return point == Schedule.GOES_ON && depth == frame.depth();
  }

  /** {@return whether it is a moved access} */
  public boolean isMove() {
    return kind == Arrival.MOVED_ACCESS;
  }
}
