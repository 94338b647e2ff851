package dev.regnest.report;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;

/**
 * One frame's stay on the CPU, from its arrival to its end.
 *
 * @param number its place in the order of arrival: 0 for the task at the bottom
 * @param interrupted what it interrupted, or null for the task
 * @param arrival what arrived, or null for the task
 * @param point the point of the interrupted frame, from 1; 0 for the task
 * @param lagging whether preempt_count did not yet say what the interrupted frame was
 * @param deferred whether the interrupted frame's handler had returned, and its sample was still being written out
 * @param after the last step of kernel entry or return that the interrupted frame had done, {@link Entry#COMPLETE} if it is through
 * @param tasks how many tasks there are
 */
record Visit(
    int number,
    Visit interrupted,
    Arrival arrival,
    int point,
    boolean lagging,
    boolean deferred,
    String after,
    Tasks tasks) {

  /** How many tasks there are to be told apart. */
  enum Tasks {
    /** One, and what preempts it for once. */
    ONE,
    /** A and B on one CPU. */
    ON_ONE_CPU,
    /** A and B, which share a CPU until A moves to the other. */
    ON_TWO_CPUS;

    static Tasks of(Setup setup) {
      if (!setup.has(Switch.PREEMPTIBLE)) {
        return ONE;
      }
      return setup.has(Switch.TWO_CPUS) ? ON_TWO_CPUS : ON_ONE_CPU;
    }
  }

  /** {@return the task at the bottom, which is one of two or the only one} */
  static Visit task(Tasks tasks) {
    return new Visit(
        0, null, null, 0, /* lagging= */ false, /* deferred= */ false, Entry.COMPLETE, tasks);
  }

  /** {@return its name in sentences and above its column} */
  String label() {
    if (tasks != Tasks.ONE && isTask()) {
      return arrival == null ? "task A" : "task B";
    }
    return arrival == null ? "task" : arrival.label();
  }

  /** {@return the same with its article} */
  String withArticle() {
    return tasks != Tasks.ONE && isTask() ? label() : "the " + label();
  }

  /** {@return what stands between the angle brackets around it} */
  String bracket() {
    return tasks == Tasks.ON_TWO_CPUS && isTask() ? "CPU0" : arrival.bracket();
  }

  boolean isTask() {
    return arrival == null || arrival == Arrival.PREEMPTION;
  }

  /** {@return "a softirq", to follow "in"} */
  String place() {
    if (isTask() && tasks != Tasks.ONE || arrival == null) {
      return withArticle();
    }
    return (arrival == Arrival.NMI || arrival == Arrival.OPTPROBE ? "an " : "a ") + label();
  }

  /** {@return whether it came over the handler of an NMI, at whatever depth} */
  boolean isInsideNmi() {
    return interrupted != null
        && (interrupted.arrival == Arrival.NMI && !deferred || interrupted.isInsideNmi());
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
