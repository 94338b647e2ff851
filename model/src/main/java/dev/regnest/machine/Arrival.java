package dev.regnest.machine;

import java.util.Optional;

/**
 * What an adversary may let happen at a point, in the order that breaks ties between counterexamples.
 *
 * <p>Most are frames that run to completion before the interrupted one goes on; {@link #isChoice() choices} only pick one of two ways on.
 */
public enum Arrival {
  NMI('n', "NMI", "NMI", "a counter overflows: its PMI samples"),
  BREAKPOINT(
      'b', "#DB", "breakpoint", "#DB in the kernel: the event of a hardware breakpoint samples"),
  KPROBE('k', "#BP", "kprobe", "#BP in the kernel, inside an NMI too: a kprobe's event samples"),
  OPTPROBE(
      'o',
      "OPT",
      "optprobe",
      "a kprobe that is a jump, or by ftrace: no exception; its event samples"),
  MACHINE_CHECK('m', "#MC", "machine check", "#MC: takes no sample; its IRET lets NMIs in again"),
  HARDIRQ('h', "IRQ", "hardirq", "cpu-clock's hrtimer samples"),
  SOFTIRQ('s', "SOFTIRQ", "softirq", "a software event or tracepoint in a softirq samples"),
  FAULT('f', "#PF", "fault", "#PF inside an NMI: takes no sample; its IRET lets NMIs in again"),
  TRACE(
      'x',
      "TRACE",
      "traced event",
      "a traced function or kprobe in the sampling path or entry code samples"),
  PREEMPTION(
      'p',
      "PREEMPT",
      "preempting task",
      "task B runs: a software event or tracepoint of its own samples"),
  MIGRATION('c', "MIGRATE", "move to the other CPU", "task A goes on there; takes no sample"),
  REENTRY(
      'u',
      "REENTRY",
      "return to user and entry",
      "the task's entry ends and another begins; takes no sample"),
  LOST_RECORD(
      'l', "LOST", "LOST record", "perf_output_begin() writes a LOST record before the sample"),
  SECOND_PREPARE(
      'r', "PREPARE", "second prepare", "perf_prepare_sample() runs twice for the sample"),
  OTHER_MODE(
      'e',
      "RECORD",
      "record of the other mode",
      "a PEBS record of user mode for a PMI in the kernel, or the reverse"),
  MOVED_ACCESS(
      'd',
      "MOVED",
      "moved access",
      "the compiler carries out an access elsewhere: d2:5, that of point 2 at 5"),
  VALUE('v', "VALUE", "other value", "what nobody knows has another value: in a file in C only");

  private final char letter;
  private final String bracket;
  private final String label;
  private final String meaning;

  Arrival(char letter, String bracket, String label, String meaning) {
    this.letter = letter;
    this.bracket = bracket;
    this.label = label;
    this.meaning = meaning;
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

  /** {@return what it stands for in a kernel, and what samples there} */
  public String meaning() {
    return meaning;
  }

  /** {@return whether it picks a way on in the running frame, with no frame of its own} */
  public boolean isChoice() {
    return this == REENTRY
        || this == LOST_RECORD
        || this == SECOND_PREPARE
        || this == OTHER_MODE
        || this == MOVED_ACCESS
        || this == VALUE;
  }

  /** {@return whether the code that it hits calls it: its frame then has the context of that one} */
  public boolean isCall() {
    return this == TRACE || this == OPTPROBE;
  }

  /** {@return whether its frame is an exception, which ends with an IRET and so lets NMIs in again} */
  public boolean isException() {
    return this == BREAKPOINT || this == KPROBE || this == MACHINE_CHECK || this == FAULT;
  }
}
