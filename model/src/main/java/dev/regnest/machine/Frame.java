package dev.regnest.machine;

import dev.regnest.kernel.Context;
import java.util.Optional;

/** One running piece of code: the task, or something that interrupted what ran before it. */
public final class Frame {
  private static final int NOWHERE = -1;

  /** The mark of a frame that stands in the sampling path. */
  public static final int IN_SAMPLING_PATH = 1;

  /** The mark of a frame that stands in kernel entry code. */
  public static final int IN_ENTRY = 2;

  /** The mark of a frame that stands where preempt_count lags behind the hardware. */
  public static final int IN_ENTRY_LAG = 4;

  /** The mark of a frame that stands in text which is not probed. */
  public static final int IN_NOKPROBE = 8;

  /** The number of different sets of marks. */
  public static final int MARKS = 16;

  final Frame interrupted;
  final int depth;
  Arrival arrival;
  private Device device;
  int point;
  Cell next;
  int interruptedAt = Place.KERNEL;
  boolean inSamplingPath;
  boolean inEntry;
  boolean inEntryLag;
  boolean inNokprobe;
  boolean takesLock;
  Stage stage;
  String source = "";
  Dependences dependences = Dependences.ALL;
  Dependences causes = Dependences.ALL;
  boolean mayWait;
  boolean isTogether;
  int sample;
  int ranFrom = NOWHERE;
  long knowledge;
  /** What its code has added to fields of preempt_count and not taken back. */
  int softirqUnits;

  int preemptUnits;
  private boolean placeWasAsked;

  /** Creates a frame that drivers start anew for each arrival at its depth; {@code interrupted} is null for the task. */
  public Frame(Frame interrupted, int depth) {
    this.interrupted = interrupted;
    this.depth = depth;
  }

  /** {@return the frame that runs on that CPU} */
  public static Frame of(Cpu cpu) {
    return cpu.frame();
  }

  /** Starts it for what arrived by the only device of its level, or for the task if null. */
  public void start(Arrival how) {
    startBy(how == null ? null : Device.only(how));
  }

  /** Starts it for what that device has brought about, or for the task if null. */
  public void startBy(Device which) {
    device = which;
    arrival = which == null ? null : which.arrival();
    point = 0;
    next = null;
    interruptedAt = Place.KERNEL;
    inSamplingPath = false;
    inEntry = false;
    inEntryLag = false;
    inNokprobe = false;
    takesLock = false;
    stage = null;
    source = "";
    dependences = Dependences.ALL;
    causes = Dependences.ALL;
    mayWait = false;
    isTogether = false;
    sample = 0;
    ranFrom = NOWHERE;
    knowledge = 0;
    softirqUnits = 0;
    preemptUnits = 0;
  }

  /** {@return what arrived, or null for the task at the bottom} */
  public Arrival arrival() {
    return arrival;
  }

  /** {@return what brought that about, or null for the task at the bottom} */
  public Device device() {
    return device;
  }

  /** {@return its number among those of its level; the task counts as the only one of its own} */
  int deviceNumber() {
    return device == null ? 0 : device.number();
  }

  /** {@return the number of frames below this one: 0 for the task} */
  public int depth() {
    return depth;
  }

  /** {@return the number of the point it stands at, from 1; 0 before the first} */
  public int point() {
    return point;
  }

  /** Goes to its next point, before an access to {@code cell}, or to none if null. {@return the point's number} */
  public int nextPoint(Cell cell) {
    next = cell;
    return ++point;
  }

  /** Makes accesses of several cells which stand at the point that it has come to, and before which nothing else can arrive. */
  public void together(Runnable accesses) {
    isTogether = true;
    try {
      accesses.run();
    } finally {
      isTogether = false;
    }
  }

  /** {@return whether the access that it comes to stands at the point of the one before it} */
  public boolean isTogether() {
    return isTogether;
  }

  /** Something has arrived since it was gone on with, so that to leave it now is more than nothing. */
  void somethingHappened() {
    ranFrom = NOWHERE;
  }

  /** {@return as bits, which parts of its code it stands in, as far as rules ask: the sampling path, an entry, its lag, text not probed} */
  public int marks() {
    return (inSamplingPath ? IN_SAMPLING_PATH : 0)
        | (inEntry ? IN_ENTRY : 0)
        | (inEntryLag ? IN_ENTRY_LAG : 0)
        | (inNokprobe ? IN_NOKPROBE : 0);
  }

  /** Stands at a point it has been at, with the marks it had there, for a driver that does not run its code again. */
  public void stand(int at, int marks) {
    point = at;
    inSamplingPath = (marks & IN_SAMPLING_PATH) != 0;
    inEntry = (marks & IN_ENTRY) != 0;
    inEntryLag = (marks & IN_ENTRY_LAG) != 0;
    inNokprobe = (marks & IN_NOKPROBE) != 0;
  }

  /** {@return whether it has that mark, which is noted} */
  boolean stands(int mark) {
    placeWasAsked = true;
    return (marks() & mark) != 0;
  }

  /** Begins to note whether a rule asks for the place in its code. */
  public void forgetWhetherPlaceWasAsked() {
    placeWasAsked = false;
  }

  /** {@return whether a rule has asked for the place in its code since that began to be noted} */
  public boolean placeWasAsked() {
    return placeWasAsked;
  }

  /** {@return the cell it is about to access, or empty if its point is before something else} */
  public Optional<Cell> next() {
    return Optional.ofNullable(next);
  }

  /** {@return whether it stands where preempt_count lags behind the hardware} */
  public boolean inEntryLag() {
    return inEntryLag;
  }

  /** {@return whether it stands in text that is not probed} */
  public boolean isInNokprobe() {
    return inNokprobe;
  }

  /** Comes to text that is not probed, or leaves it. {@return whether it stood in such text before} */
  public boolean inNokprobe(boolean in) {
    boolean was = inNokprobe;
    inNokprobe = in;
    return was;
  }

  /** {@return the frame it interrupted, or null for the task at the bottom} */
  public Frame interrupted() {
    return interrupted;
  }

  /** {@return the number of the sample being taken in this frame, from 1; 0 outside} */
  public int sample() {
    return sample;
  }

  /** Notes the line of source that it has come to, such as {@code trace.c:12}. */
  public void standsAt(String line) {
    source = line;
  }

  /** {@return the line of source that it stands at, or empty where the code has none} */
  public String source() {
    return source;
  }

  /** Notes which of the frame's loads its accesses depend on from here on. */
  public void dependsOn(Dependences those) {
    dependences = those;
  }

  /** {@return the loads of the frame that the access before which it stands depends on; all where its code does not tell} */
  public Dependences dependences() {
    return dependences;
  }

  /** Notes which of the frame's loads led to what it does next: its address, its value, and that it does that at all. */
  public void isLedToBy(Dependences those) {
    causes = those;
  }

  /** {@return the loads of the frame that led to what it has just done; all where its code does not tell} */
  public Dependences causes() {
    return causes;
  }

  /** Notes that what depends on the frame's next load will be told, so that a compiler's putting that off can be followed. */
  public void letNextLoadWait() {
    mayWait = true;
  }

  /** {@return whether that was noted of the load that it has come to; it is asked once} */
  public boolean mayWait() {
    boolean may = mayWait;
    mayWait = false;
    return may;
  }

  /** {@return a number for what its code has added to fields of preempt_count and not taken back} */
  public long unitsTaken() {
    return (long) softirqUnits << Integer.SIZE | preemptUnits & 0xffff_ffffL;
  }

  /** {@return whether it runs the sampling path} */
  public boolean inSamplingPath() {
    return inSamplingPath;
  }

  /** {@return the stage of its sample whose code is the design's, or null outside such code} */
  public Stage stage() {
    return stage;
  }

  /** {@return whether it is about to take a lock for which it may have to wait} */
  public boolean isTakingLock() {
    return takesLock;
  }

  /** {@return whether it is task B's, or that of something that interrupts it} */
  public boolean isInTaskB() {
    return arrival == Arrival.PREEMPTION || interrupted != null && interrupted.isInTaskB();
  }

  /** {@return the hardware's context, whatever preempt_count says; what is called there has that of the frame that it hit} */
  public Context context() {
    if (arrival == null || arrival == Arrival.PREEMPTION) {
      return Context.TASK;
    }
    if (arrival.isCall()) {
      return interrupted.context();
    }
    switch (arrival) {
      case SOFTIRQ:
        return Context.SOFTIRQ;
      case HARDIRQ:
        return Context.HARDIRQ;
      default:
        return Context.NMI;
    }
  }
}
