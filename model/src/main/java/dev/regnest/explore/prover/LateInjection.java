package dev.regnest.explore.prover;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Which arrivals matter at a point: those that conflict with what the frame does until its next point, and those that these depend on.
 *
 * <p>An arrival that neither reads what the frame writes next nor writes what it reads or writes commutes with it, so a schedule in which
 * it comes earlier can be reordered until it comes right before the first access it conflicts with: persistent sets (Godefroid, 1996),
 * seen from the late end. What an arrival's own outcome depends on moves along with it, hence the closure under dependence.
 *
 * <p>Footprints are those of the runs seen so far, so it has to be shown that no run goes unseen, whatever the code does with masks. Let
 * nothing grow any more, and let A be legal at some point of a way that is explored. Follow that way as it goes on with nothing arriving.
 *
 * <ul>
 *   <li>It comes to a point where A is tried. Every point after which the frame may pass no other, as it returns, aborts, goes back in
 *       its loop or ends an entry, tries everything ({@link Segment#isLast}), and so does every point in user mode.
 *   <li>At the first such point A is still legal, and its run is the one that it would have been. Whatever was tried was asked first whether
 *       it is legal, and the cells which that answer and the handler's kind were read from count as read by A, be the answer yes or no
 *       ({@link Footprints#legality}). None of them, and none that A's run reads, has changed since: that would have been a conflict,
 *       and A been tried before. Nothing else can tell: what depends on the place in the frame's code is tried at every point.
 *   <li>So the run of A, and whatever it reads and writes, has been seen.
 * </ul>
 *
 * <p>The same holds for a sequence of arrivals at one point, by induction over its length: those that a chain of dependence connects to its
 * last are tried at the same points as that one, in each order, and without the others the last one's run is the same.
 *
 * <p>Two tasks that leave each other half done switch where the same is tried: to task B in a frame of task A, and back in a frame of task B. A switch does not run
 * a handler from its beginning to its end, but the other task from anywhere to anywhere. So what it touches is every access of the other task's code, also to
 * cells that it puts back, and all that interrupts it. Let a task be left before an access that conflicts with none of these. What the other one does until it
 * is gone on with, and what interrupts that, commutes with the access; so does the switch, whose rule reads count as read by it. The task may as well be left
 * behind the access. What arrived before the access, after it was gone on with, stays before it: if that depends on what the other task did, a chain of
 * dependence connects the two, and the switch is tried here, too. At the last points everything is tried, as above. A softirq with which task B may be left half
 * done is both: its own run, and what the other task does before it goes on.
 */
final class LateInjection {
  private final UnfoldedModel model;
  private final Footprints footprints;
  private final Kinds kinds;
  private final List<Device> arrivals;
  private final boolean tasks;
  private final boolean intoTaskB;
  private final boolean off;
  private final List<List<Device>> known = new ArrayList<>();

  /**
   * Creates one.
   *
   * @param tasks whether tasks are left half done
   * @param intoTaskB whether it is for frames of task B, which are left, or for all others
   * @param off whether everything is tried everywhere
   */
  LateInjection(
      UnfoldedModel model, Footprints footprints, boolean tasks, boolean intoTaskB, boolean off) {
    this.tasks = tasks;
    this.intoTaskB = intoTaskB;
    this.model = model;
    this.footprints = footprints;
    kinds = model.kinds();
    arrivals = kinds.devices();
    this.off = off;
  }

  /** Forgets what it found with smaller footprints. */
  void startAgain() {
    known.clear();
  }

  /** {@return the arrivals to try before an access, by kernel code as all accesses are, to that cell} */
  List<Device> before(int cell, boolean isStore) {
    if (off) {
      return arrivals;
    }
    int index = 2 * cell + (isStore ? 1 : 0);
    while (known.size() <= index) {
      known.add(null);
    }
    if (known.get(index) == null) {
      CellSet accessed = CellSet.NONE.with(cell);
      known.set(index, find(accessed, isStore ? accessed : CellSet.NONE));
    }
    return known.get(index);
  }

  /** {@return the arrivals to try at a point, before the access that it announces and the rest of what comes before the next one} */
  List<Device> before(long point, Segment rest) {
    int cell = Op.address(point);
    boolean isStore = Op.has(point, Op.IS_STORE);
    if (rest.isNothing() || off) {
      return before(cell, isStore);
    }
    CellSet announced = CellSet.NONE.with(cell);
    CellSet writes = isStore ? rest.writes().union(announced) : rest.writes();
    return find(rest.reads().union(rest.writes()).union(announced), writes);
  }

  /** An access of whichever CPU runs the code may reach what any of them has, and depends on which that is. */
  private List<Device> find(CellSet accessed, CellSet changed) {
    CellSet touched = accessed.intersects(model.onEachCpu())
        ? model.each(accessed).with(model.cpuNumber().orElseThrow().address())
        : accessed;
    CellSet written = model.each(changed);
    boolean[] in = new boolean[arrivals.size()];
    int count = 0;
    for (int i = 0; i < in.length; i++) {
      if (conflicts(arrivals.get(i), touched, written)) {
        in[i] = true;
        count++;
      }
    }
    if (count == 0) {
      return List.of();
    }
    for (boolean grew = true; grew; ) {
      grew = false;
      for (int i = 0; i < in.length; i++) {
        if (!in[i] && dependsOnAny(in, arrivals.get(i))) {
          in[i] = true;
          grew = true;
        }
      }
    }
    List<Device> chosen = new ArrayList<>();
    for (int i = 0; i < in.length; i++) {
      if (in[i]) {
        chosen.add(arrivals.get(i));
      }
    }
    return chosen;
  }

  private boolean dependsOnAny(boolean[] in, Device arrival) {
    for (int i = 0; i < in.length; i++) {
      if (in[i] && dependent(arrival, arrivals.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean conflicts(Device arrival, CellSet touched, CellSet written) {
    return footprints.dependsOnPlace(arrival.arrival())
        || touched.intersects(writes(arrival))
        || written.intersects(reads(arrival));
  }

  private boolean dependent(Device one, Device other) {
    return writes(one).intersects(reads(other))
        || writes(one).intersects(writes(other))
        || reads(one).intersects(writes(other));
  }

  private CellSet reads(Device arrival) {
    CellSet all = footprints.legality(arrival.arrival());
    if (mayBeLeft(arrival)) {
      all = all.union(ofOtherTask(footprints::reads, footprints::touched));
    }
    if (switchesTasks(arrival)) {
      return all;
    }
    for (int kind : kinds.overKernel(arrival)) {
      all = all.union(footprints.reads(kind));
    }
    return all;
  }

  private CellSet writes(Device arrival) {
    CellSet all =
        mayBeLeft(arrival) ? ofOtherTask(footprints::writes, footprints::changed) : CellSet.NONE;
    if (switchesTasks(arrival)) {
      return all;
    }
    for (int kind : kinds.overKernel(arrival)) {
      all = all.union(footprints.writes(kind));
    }
    return all;
  }

  /** {@return whether a switch to the other task is what it is, which may be left, or leave, before any of its accesses} */
  private boolean switchesTasks(Device arrival) {
    return tasks && arrival.arrival() == Arrival.PREEMPTION;
  }

  /** {@return whether the other task may run before it returns: where it is a switch, or a softirq with which task B may be left} */
  private boolean mayBeLeft(Device arrival) {
    return switchesTasks(arrival) || tasks && intoTaskB && arrival.arrival() == Arrival.SOFTIRQ;
  }

  /** {@return what the other task does, and whatever interrupts it} */
  private CellSet ofOtherTask(IntFunction<CellSet> asAWhole, IntFunction<CellSet> anywhere) {
    CellSet all = CellSet.NONE;
    for (int kind = 0; kind < kinds.count(); kind++) {
      boolean isTaskB = kinds.isTaskB(kind);
      boolean isThisTask = isTaskB == intoTaskB && (isTaskB || kind == Kinds.TASK);
      if (!isThisTask) {
        all = all.union(asAWhole.apply(kind));
        all = kinds.mayBePreempted(kind) ? all.union(anywhere.apply(kind)) : all;
      }
    }
    return all;
  }
}
