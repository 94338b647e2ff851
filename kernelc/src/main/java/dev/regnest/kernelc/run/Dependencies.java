package dev.regnest.kernelc.run;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a frame computes from which of its loads since its last barrier, and which of them decide whether it does what it does.
 *
 * <p>An access depends on the loads that its address and its value were computed from. What a compiler may not do without need, to store
 * and to make a volatile access, also depends on the loads that steer the branches around it. Behind a branch that is over, so do the
 * locals that either arm gives a value; and, up to the next barrier, everything where an arm has a barrier or may not end, and volatile
 * accesses where it has one.
 *
 * <p>Where somebody asks what led to what, nothing is forgotten at a barrier, and a compiler is told of what lies behind the last one.
 */
final class Dependencies {
  private static final Dependences[] NO_ARGUMENTS = {};

  private final Driver driver;
  private final Frame frame;
  private final boolean moves;
  private final boolean traced;
  private final Image image;
  private final Dependences[] ofLocal;
  private final int[] regionOfLocal;
  private int region = 1;
  private int lastBarrier;
  private Dependences current = Dependences.NONE;
  private Dependences ofAddress = Dependences.NONE;
  private Dependences ofResult = Dependences.NONE;
  private Dependences control = Dependences.NONE;
  private Dependences ofAll = Dependences.NONE;
  private Dependences ofOrdered = Dependences.NONE;
  private final Map<Integer, Dependences> ofCell = new HashMap<>();
  private final List<Dependences> outside = new ArrayList<>();
  private Dependences[] ofArguments = NO_ARGUMENTS;
  private int exempt;
  private boolean accessed;

  /** Begins a frame of so many slots for locals; {@code moves} says whether a compiler moves its accesses. */
  Dependencies(Cpu cpu, Image image, int slots, boolean moves) {
    driver = Driver.of(cpu);
    this.moves = moves;
    traced = driver.asksForCauses();
    frame = moves || traced ? driver.frame() : null;
    this.image = image;
    ofLocal = new Dependences[frame == null ? 0 : slots];
    regionOfLocal = new int[ofLocal.length];
  }

  private boolean isOff() {
    return frame == null;
  }

  /** A barrier: what was loaded before it is there whatever comes later. */
  void barrier() {
    accessed = false;
    if (traced) {
      lastBarrier = frame.point();
      return;
    }
    region++;
    current = Dependences.NONE;
    ofAddress = Dependences.NONE;
    control = Dependences.NONE;
    ofAll = Dependences.NONE;
    ofOrdered = Dependences.NONE;
    ofCell.clear();
    outside.replaceAll(before -> Dependences.NONE);
  }

  /** {@return whether a compiler may move an access between the last barrier and here} */
  boolean isAccessed() {
    return accessed;
  }

  // What is computed.

  /** A statement begins. */
  void statement() {
    current = Dependences.NONE;
  }

  /** {@return what this statement has computed so far was computed from} */
  Dependences current() {
    return current;
  }

  /** What comes next in this statement was computed from those. */
  void current(Dependences from) {
    current = from;
  }

  /** Adds what else the statement was computed from. */
  void join(Dependences before) {
    current = current.and(before);
  }

  /** That local was read in this statement. */
  void read(int slot) {
    if (!isOff() && regionOfLocal[slot] == region) {
      current = current.and(ofLocal[slot]);
    }
  }

  /** What this statement has computed goes into that local. */
  void store(int slot) {
    if (!isOff()) {
      set(slot, current.and(control).and(ofAll));
    }
  }

  private void set(int slot, Dependences from) {
    ofLocal[slot] = from;
    regionOfLocal[slot] = region;
  }

  /** {@return the address that {@code code} computes, noting what it is computed from} */
  long address(Run run, Code code) {
    if (isOff()) {
      return code.eval(run);
    }
    Dependences before = current;
    current = Dependences.NONE;
    long address = code.eval(run);
    ofAddress = current;
    current = current.and(before);
    return address;
  }

  /** {@return what the address computed last was computed from} */
  Dependences ofAddress() {
    return ofAddress;
  }

  // Accesses.

  /** A load from an address computed from {@code address} comes next. */
  void beforeLoad(Dependences address, boolean isOrdered) {
    if (!isOff()) {
      tell(isOrdered ? ordered(address) : address, address.and(control));
      frame.letNextLoadWait();
    }
  }

  /**
   * The cell was loaded in this statement, from such an address, at the point at which the frame stands.
   *
   * <p>If the frame has stored there before, that may still wait for what it depends on, and the load has found it.
   */
  void loaded(Cell cell, Dependences address) {
    if (!isOff()) {
      Dependences ofOwn = ofCell.getOrDefault(cell.address(), Dependences.NONE);
      current = current.and(address).and(ofOwn).with(frame.point());
    }
  }

  /** A store comes next. */
  void beforeStore(Cell cell, boolean isOrdered) {
    if (!isOff()) {
      Dependences stored = current
          .and(exempt == 0 ? control : outside.get(outside.size() - exempt))
          .and(ofAll);
      tell(isOrdered ? stored.and(ofOrdered) : stored, stored);
      if (moves) {
        ofCell.put(cell.address(), stored);
      }
    }
  }

  /** Something comes next that may store anywhere. */
  void beforeAnything() {
    if (!isOff()) {
      tell(ordered(current), current.and(control));
    }
  }

  /** A read-modify-write comes next. */
  void beforeUpdate(Cell cell) {
    beforeStore(cell, /* isOrdered= */ true);
    if (!isOff()) {
      frame.letNextLoadWait();
    }
  }

  /** What only writes out, and stores nothing, comes next. */
  void beforeOutput() {
    if (!isOff()) {
      tell(current, current.and(control));
    }
  }

  /** Tells what the access that comes next depends on, for a compiler and for whoever asks what led to it. */
  private void tell(Dependences order, Dependences causes) {
    accessed = moves;
    if (moves) {
      frame.dependsOn(behindBarrier(order));
    }
    if (traced) {
      frame.isLedToBy(causes);
    }
  }

  /** {@return those of them that the code has behind its last barrier} */
  Dependences behindBarrier(Dependences all) {
    return traced ? all.behind(lastBarrier) : all;
  }

  /** Comes to what may break a claim, on a condition that has been computed just now. */
  void claims() {
    if (traced) {
      frame.isLedToBy(current.and(control));
    }
  }

  private Dependences ordered(Dependences of) {
    return of.and(control).and(ofAll).and(ofOrdered);
  }

  /** The store that comes next stands in both arms of that many branches around it, and so under none of them. */
  void inBothArms(int branches) {
    exempt = branches;
  }

  // Branches.

  /** A branch begins, whose condition has been computed just now. */
  void enter() {
    if (!isOff()) {
      outside.add(control);
      again();
    }
  }

  /** The condition has been computed once more. */
  void again() {
    control = control.and(current);
  }

  /** The branch is over. */
  void leave(Arms arms) {
    if (isOff()) {
      return;
    }
    Dependences before = outside.remove(outside.size() - 1);
    arms.slots().forEach(slot -> set(slot, was(slot).and(control)));
    if (traced) {
      claims();
      driver.passedBy(arms.cells(image).toArray(), arms.isThroughPointers());
    }
    if (!moves) {
      control = arms.leaves() ? control : before;
      return;
    }
    arms.cells(image).forEach(cell -> ofCell.merge(cell, control, Dependences::and));
    if (arms.isBarrier() || arms.mayNotEnd()) {
      ofAll = ofAll.and(control);
    }
    if (arms.isOrdered()) {
      ofOrdered = ofOrdered.and(control);
    }
    control = arms.leaves() ? control : before;
  }

  private Dependences was(int slot) {
    return regionOfLocal[slot] == region ? ofLocal[slot] : Dependences.NONE;
  }

  /** The run ends here unless a condition holds that has been computed just now. */
  void mayEnd() {
    claims();
    if (moves) {
      ofAll = ofAll.and(current).and(control);
    }
  }

  /** What a statement has computed so far, and what the function is to return. */
  record Statement(Dependences current, Dependences result) {}

  Statement stop() {
    return new Statement(current, ofResult);
  }

  void goOn(Statement with) {
    current = with.current();
    ofResult = with.result();
  }

  // Calls.

  /** Notes what each argument of the call that comes next was computed from. */
  void passes(Dependences[] each) {
    ofArguments = each;
  }

  /** {@return what was noted last, or nothing where nothing was} */
  Dependences[] takeArguments() {
    Dependences[] each = ofArguments;
    ofArguments = NO_ARGUMENTS;
    return each;
  }

  /** What is to be restored when a function has returned. */
  record Caller(Dependences control, int branches, int region) {}

  Caller call() {
    return new Caller(control, outside.size(), region);
  }

  /** What this statement has computed is what the function returns. */
  void returns() {
    ofResult = current.and(control);
  }

  void returned(Caller to) {
    while (outside.size() > to.branches) {
      outside.remove(outside.size() - 1);
    }
    control = to.region == region ? to.control : Dependences.NONE;
    current = ofResult;
    ofResult = Dependences.NONE;
  }
}
