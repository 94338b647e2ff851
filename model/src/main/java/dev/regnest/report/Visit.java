package dev.regnest.report;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Deed;
import dev.regnest.machine.Device;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;

/**
 * One frame's stay on the CPU, from its arrival to its end.
 *
 * @param number its place in the order of arrival: 0 for the task at the bottom
 * @param interrupted what it interrupted, or null for the task
 * @param device what brought it about, or null for the task
 * @param point the point of the interrupted frame, from 1; 0 for the task
 * @param lagging whether preempt_count did not yet say what the interrupted frame was
 * @param deferred whether the interrupted frame's handler had returned, and its sample was still being written out
 * @param after the last step of kernel entry or return that the interrupted frame had done, {@link Deed#ENTRY_COMPLETE} if it is through
 * @param tasks how many tasks there are
 */
record Visit(
    int number,
    Visit interrupted,
    Device device,
    int point,
    boolean lagging,
    boolean deferred,
    Deed after,
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
        0, null, null, 0, /* lagging= */ false, /* deferred= */ false, Deed.ENTRY_COMPLETE, tasks);
  }

  /** {@return what arrived, or null for the task} */
  Arrival arrival() {
    return device == null ? null : device.arrival();
  }

  /** {@return its name in sentences: {@code hardirq 2} where several devices share its level} */
  String label() {
    if (tasks != Tasks.ONE && isTask()) {
      return device == null ? "task A" : "task B";
    }
    return device == null ? "task" : device.label();
  }

  /** {@return its name by itself: {@code hardirq 2: b()}} */
  String title() {
    return isOneOfSeveral() ? label() + ": " + device.handler() : label();
  }

  /** {@return whether other devices share its level} */
  boolean isOneOfSeveral() {
    return device != null && device.isOneOfSeveral();
  }

  /** {@return its name with its article} */
  String withArticle() {
    return tasks != Tasks.ONE && isTask() || isOneOfSeveral() ? label() : "the " + label();
  }

  /** {@return what stands between the angle brackets around it} */
  String bracket() {
    if (tasks == Tasks.ON_TWO_CPUS && isTask()) {
      return "CPU0";
    }
    return device.arrival().bracket() + (isOneOfSeveral() ? " " + (device.number() + 1) : "");
  }

  boolean isTask() {
    return device == null || device.arrival() == Arrival.PREEMPTION;
  }

  /** {@return "a softirq", to follow "in"} */
  String place() {
    if (isTask() && tasks != Tasks.ONE || device == null || isOneOfSeveral()) {
      return withArticle();
    }
    boolean vowel = arrival() == Arrival.NMI || arrival() == Arrival.OPTPROBE;
    return (vowel ? "an " : "a ") + label();
  }

  /** {@return whether it came over the handler of an NMI, at whatever depth} */
  boolean isInsideNmi() {
    return interrupted != null
        && (interrupted.arrival() == Arrival.NMI && !deferred || interrupted.isInsideNmi());
  }

  boolean hitUserMode() {
    return after.kind() == Deed.Kind.TO_USER_MODE;
  }

  boolean hitEntry() {
    return !hitUserMode() && after.kind() != Deed.Kind.ENTRY_COMPLETE;
  }

  /** {@return whether it, or what it interrupted, hit kernel entry at work} */
  boolean isOverHalfBuiltEntry() {
    return interrupted != null && (hitEntry() || interrupted.isOverHalfBuiltEntry());
  }
}
