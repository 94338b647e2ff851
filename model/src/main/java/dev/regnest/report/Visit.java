package dev.regnest.report;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Entry;

/**
 * One frame's stay on the CPU, from its arrival to its return.
 *
 * @param number its place in the order of arrival: 0 for the task at the bottom
 * @param interrupted what it interrupted, or null for the task
 * @param arrival what arrived, or null for the task
 * @param point the point of the interrupted frame, from 1; 0 for the task
 * @param lagging whether preempt_count did not yet say what the interrupted frame was
 * @param after the last step of kernel entry or return that the interrupted frame had done, {@link Entry#COMPLETE} if it is through
 */
record Visit(
    int number, Visit interrupted, Arrival arrival, int point, boolean lagging, String after) {
  static Visit task() {
    return new Visit(0, null, null, 0, /* lagging= */ false, Entry.COMPLETE);
  }

  /** {@return its name in sentences and above its column} */
  String label() {
    return arrival == null ? "task" : arrival.label();
  }

  /** {@return "a softirq", to follow "in"} */
  String place() {
    if (arrival == null) {
      return "the task";
    }
    return (arrival == Arrival.NMI ? "an " : "a ") + label();
  }

  boolean hitUserMode() {
    return after.equals(Entry.TO_USER_MODE);
  }

  boolean hitEntry() {
    return !hitUserMode() && !after.equals(Entry.COMPLETE);
  }

  /** {@return whether it, or what it interrupted, hit kernel entry at work} */
  boolean isOverHalfBuiltEntry() {
    return interrupted != null && (hitEntry() || interrupted.isOverHalfBuiltEntry());
  }
}
