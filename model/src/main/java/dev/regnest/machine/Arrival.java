package dev.regnest.machine;

import java.util.Optional;

/**
 * What an adversary may let happen at a point, in the order that breaks ties between counterexamples.
 *
 * <p>Most are frames that run to completion before the interrupted one goes on; {@link #isChoice() choices} only pick one of two ways on.
 */
public enum Arrival {
  NMI('n', "NMI", "NMI"),
  BREAKPOINT('b', "#DB", "breakpoint"),
  KPROBE('k', "#BP", "kprobe"),
  MACHINE_CHECK('m', "#MC", "machine check"),
  HARDIRQ('h', "IRQ", "hardirq"),
  SOFTIRQ('s', "SOFTIRQ", "softirq"),
  FAULT('f', "#PF", "fault"),
  TRACE('x', "TRACE", "traced event"),
  PREEMPTION('p', "PREEMPT", "preempting task"),
  MIGRATION('c', "MIGRATE", "move to the other CPU"),
  REENTRY('u', "REENTRY", "return to user and entry"),
  LOST_RECORD('l', "LOST", "LOST record"),
  SECOND_PREPARE('r', "PREPARE", "second prepare"),
  MOVED_ACCESS('d', "MOVED", "moved access"),
  VALUE('v', "VALUE", "other value");

  private final char letter;
  private final String bracket;
  private final String label;

  Arrival(char letter, String bracket, String label) {
    this.letter = letter;
    this.bracket = bracket;
    this.label = label;
  }

  /** {@return the arrival written with that letter, or empty if there is none} */
  public static Optional<Arrival> of(char letter) {
    for (Arrival arrival : values()) {
      if (arrival.letter == letter) {
        return Optional.of(arrival);
      }
    }
    return Optional.empty();
  }

  /** {@return its letter in the text form of a schedule} */
  public char letter() {
    return letter;
  }

  /** {@return what stands between the angle brackets of a timeline} */
  public String bracket() {
    return bracket;
  }

  /** {@return its name in a sentence} */
  public String label() {
    return label;
  }

  /** {@return whether it picks a way on in the running frame, with no frame of its own} */
  public boolean isChoice() {
    return this == REENTRY
        || this == LOST_RECORD
        || this == SECOND_PREPARE
        || this == MOVED_ACCESS
        || this == VALUE;
  }

  /** {@return whether its frame is an exception, which ends with an IRET and so lets NMIs in again} */
  public boolean isException() {
    return this == BREAKPOINT || this == KPROBE || this == MACHINE_CHECK || this == FAULT;
  }
}
