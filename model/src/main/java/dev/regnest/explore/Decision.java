package dev.regnest.explore;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;
import dev.regnest.machine.Frame;

/**
 * One thing that an adversary decided, in the order in which a run asks for it: unlike the steps of a schedule, which stand where their
 * accesses are carried out.
 *
 * @param kind what arrived, or {@link Arrival#MOVED_ACCESS}
 * @param what which decision of the compiler, or null for an arrival
 * @param depth the number of frames below the one it was decided in
 * @param point the point of that frame
 * @param which for an arrival the number of its device; else the value that a load is answered, the point of the access carried out, or the
 *     number of the arrival before which it is
 */
record Decision(Arrival kind, Move what, int depth, int point, int which) {
  /** What a compiler decides. */
  enum Move {
    /** The access here waits. */
    PUT_OFF,
    /** The load here waits, and is answered with a value that it is to find then. */
    ANSWER,
    /** An access that waits is carried out here. */
    CARRY_OUT,
    /** The load here was carried out before an arrival. */
    HOIST
  }

  static Decision arrival(Device device, Frame frame) {
    return new Decision(device.arrival(), null, frame.depth(), frame.point(), device.number());
  }

  static Decision choice(Arrival choice, Frame frame) {
    return new Decision(choice, null, frame.depth(), frame.point(), 0);
  }

  static Decision move(Move what, Frame frame, int which) {
    return new Decision(Arrival.MOVED_ACCESS, what, frame.depth(), frame.point(), which);
  }

  boolean isAt(Frame frame) {
    return depth == frame.depth() && point == frame.point();
  }

  /** {@return whether it is one of that frame at a point that the frame has not come to} */
  boolean isAfter(Frame frame) {
    return depth == frame.depth() && point > frame.point();
  }

  /** {@return whether it is one more access moved; where a waiting one is carried out does not count again} */
  boolean isMove() {
    return what == Move.PUT_OFF || what == Move.ANSWER || what == Move.HOIST;
  }

  /** {@return whether it counts as an arrival: a value that nobody knows is none, so all are tried within any bound} */
  boolean isArrival() {
    return what == null && kind != Arrival.VALUE;
  }
}
