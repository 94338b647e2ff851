package dev.regnest.explore.prover;

import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.List;

/**
 * Which arrivals matter before an access: those that conflict with it, and those that these depend on.
 *
 * <p>An arrival that neither reads what the access writes nor writes what it reads or writes commutes with it, so a schedule in which it
 * comes earlier can be reordered until it comes right before the first access it conflicts with, or before a mask operation or the
 * frame's last point, where everything is let in: persistent sets (Godefroid, 1996), seen from the late end. What an arrival's own
 * outcome depends on moves along with it, hence the closure under dependence. Legality is read from cells, so a change of masks is a
 * conflict like any other; only where legality depends on the place in the code, as for traced events and preemption, is nothing
 * moved.
 */
final class LateInjection {
  private final Footprints footprints;
  private final List<Arrival> arrivals;
  private final boolean off;
  private final List<List<Arrival>> known = new ArrayList<>();

  LateInjection(Footprints footprints, List<Arrival> arrivals, boolean off) {
    this.footprints = footprints;
    this.arrivals = arrivals;
    this.off = off;
  }

  /** Forgets what it found with smaller footprints. */
  void startAgain() {
    known.clear();
  }

  /** {@return the arrivals to try before an access, by kernel code as all accesses are, to the cell with that bit} */
  List<Arrival> before(long cell, boolean isStore) {
    if (off) {
      return arrivals;
    }
    int index = 2 * Long.numberOfTrailingZeros(cell) + (isStore ? 1 : 0);
    while (known.size() <= index) {
      known.add(null);
    }
    if (known.get(index) == null) {
      known.set(index, find(cell, isStore));
    }
    return known.get(index);
  }

  private List<Arrival> find(long cell, boolean isStore) {
    boolean[] in = new boolean[arrivals.size()];
    int count = 0;
    for (int i = 0; i < in.length; i++) {
      if (conflicts(arrivals.get(i), cell, isStore)) {
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
    List<Arrival> chosen = new ArrayList<>();
    for (int i = 0; i < in.length; i++) {
      if (in[i]) {
        chosen.add(arrivals.get(i));
      }
    }
    return chosen;
  }

  private boolean dependsOnAny(boolean[] in, Arrival arrival) {
    for (int i = 0; i < in.length; i++) {
      if (in[i] && dependent(arrival, arrivals.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean conflicts(Arrival arrival, long cell, boolean isStore) {
    if (arrival == Arrival.TRACE || arrival == Arrival.PREEMPTION) {
      return true;
    }
    return (cell & writes(arrival)) != 0 || isStore && (cell & reads(arrival)) != 0;
  }

  private boolean dependent(Arrival one, Arrival other) {
    return (writes(one) & (reads(other) | writes(other))) != 0 || (reads(one) & writes(other)) != 0;
  }

  private long reads(Arrival arrival) {
    long all = 0;
    for (int kind : Kinds.overKernel(arrival)) {
      all |= footprints.reads(kind);
    }
    return all;
  }

  private long writes(Arrival arrival) {
    long all = 0;
    for (int kind : Kinds.overKernel(arrival)) {
      all |= footprints.writes(kind);
    }
    return all;
  }
}
