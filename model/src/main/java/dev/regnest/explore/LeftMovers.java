package dev.regnest.explore;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Tracer;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which arrivals are left movers over the access just made (Lipton, Reduction, 1975): what may arrive before it, and has no access in conflict
 * with it, comes to the same on either side, so it is tried on the left alone.
 *
 * <p>What arrivals touch is learned while the search runs; a search that relied on what it then learned to be wrong has left something out, and is made again.
 */
final class LeftMovers implements Tracer {
  /** Stands for task A among the arrivals. */
  private static final int FIRST_TASK = Arrival.values().length;

  private final ScheduleWriter writer;
  private final Footprints footprints;
  private Frame stood;
  private int stoodAt;
  private int deeds;
  private int marks;
  private Set<Arrival> couldArrive = EnumSet.noneOf(Arrival.class);
  private Cell accessed;
  private boolean stored;
  private boolean several;

  /** The cells that frames of each kind touch, with all that run on top of them, as far as is known. */
  static final class Footprints {
    private final BitSet touched = new BitSet();
    private final BitSet written = new BitSet();
    private final BitSet notTouched = new BitSet();
    private final BitSet notWritten = new BitSet();
    private boolean wrong;

    /** {@return whether something that was relied upon since this was last asked has turned out to be wrong} */
    boolean wereWrong() {
      boolean answer = wrong;
      wrong = false;
      notTouched.clear();
      notWritten.clear();
      return answer;
    }

    private void add(Frame frame, Cell cell, boolean stores) {
      for (Frame each = frame; each != null; each = each.interrupted()) {
        int index = index(each.arrival() == null ? FIRST_TASK : each.arrival().ordinal(), cell);
        touched.set(index);
        wrong |= notTouched.get(index);
        if (stores) {
          written.set(index);
          wrong |= notWritten.get(index);
        }
        if (each.arrival() == Arrival.PREEMPTION) {
          // Task A only waits below; it does not call task B.
          return;
        }
      }
    }

    private boolean conflict(int kind, Cell cell, boolean stores) {
      int index = index(kind, cell);
      boolean known = (stores ? touched : written).get(index);
      if (!known) {
        (stores ? notTouched : notWritten).set(index);
      }
      return known;
    }

    private static int index(int kind, Cell cell) {
      return cell.address() * (FIRST_TASK + 1) + kind;
    }
  }

  LeftMovers(ScheduleWriter writer, Footprints footprints) {
    this.writer = writer;
    this.footprints = footprints;
  }

  /**
   * Stands at the next point of a run that only goes on, nothing being decided any more.
   *
   * @param deeds how much that is no access has been done so far
   * @param legal what may arrive here
   * @return what of that need not be tried, because it has been before the access just made
   */
  Set<Arrival> over(Frame frame, int deeds, Set<Arrival> legal) {
    Set<Arrival> movers = EnumSet.noneOf(Arrival.class);
    boolean onlyAccess = frame == stood
        && frame.point() == stoodAt + 1
        && frame.marks() == marks
        && this.deeds == deeds
        && accessed != null
        && !several;
    if (onlyAccess) {
      movers.addAll(legal);
      movers.retainAll(couldArrive);
      movers.removeIf(arrival -> conflict(frame, arrival));
    }
    stood = frame;
    stoodAt = frame.point();
    marks = frame.marks();
    this.deeds = deeds;
    couldArrive = legal;
    accessed = null;
    stored = false;
    several = false;
    return movers;
  }

  private boolean conflict(Frame frame, Arrival arrival) {
    boolean leavesTaskB = arrival == Arrival.PREEMPTION && frame.isInTaskB();
    return arrival == Arrival.MIGRATION
        || footprints.conflict(leavesTaskB ? FIRST_TASK : arrival.ordinal(), accessed, stored);
  }

  private void accesses(Cell cell) {
    several |= accessed != null && accessed != cell;
    accessed = cell;
  }

  @Override
  public void loaded(Frame frame, Cell cell, int value) {
    accesses(cell);
    footprints.add(frame, cell, /* stores= */ false);
  }

  @Override
  public void stored(Frame frame, Cell cell, int value) {
    accesses(cell);
    stored = true;
    footprints.add(frame, cell, /* stores= */ true);
  }

  @Override
  public void entered(Frame frame) {
    writer.entered(frame);
  }

  @Override
  public void returned(Frame frame) {
    writer.returned(frame);
  }

  @Override
  public void took(Frame frame, Arrival choice) {
    writer.took(frame, choice);
  }

  @Override
  public void asked(Frame frame, Predicate predicate, int answer) {}
}
