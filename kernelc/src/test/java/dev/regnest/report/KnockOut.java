package dev.regnest.report;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Interposition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * One access of one run, left out: a store that is not made, or a load that is answered with what had been there before.
 *
 * @param path where it is: the points of the frames from its task up, its own last, behind the task: 0 or 1
 * @param answer what a load is answered; empty for a store
 * @param reordered whether a compiler moves accesses, so that no point may be put in the place of one
 */
record KnockOut(List<Integer> path, OptionalInt answer, boolean reordered)
    implements Interposition {
  /** {@return its task, and the points of the frames up to one that stands at {@code point}} */
  static List<Integer> path(Frame frame, int point) {
    List<Integer> points = new ArrayList<>(List.of(point));
    Frame bottom = frame;
    for (Frame each = frame;
        each.interrupted() != null && each.arrival() != Arrival.PREEMPTION;
        each = each.interrupted()) {
      points.add(0, each.interrupted().point());
      bottom = each.interrupted();
    }
    points.add(0, bottom.arrival() == Arrival.PREEMPTION ? 1 : 0);
    return points;
  }

  @Override
  public Accesses over(Driver driver) {
    return new Without(driver);
  }

  private final class Without implements Accesses {
    private final Driver driver;
    private boolean isLeftOut;

    Without(Driver driver) {
      this.driver = driver;
    }

    private boolean isHere() {
      Frame frame = driver.frame();
      return path(frame, frame.point() + 1).equals(path);
    }

    private int answered(boolean isHere, int value) {
      return isHere && answer.isPresent() ? answer.getAsInt() : value;
    }

    @Override
    public int load(Cell cell, Access access) {
      boolean isHere = isHere();
      return answered(isHere, driver.load(cell, access));
    }

    @Override
    public void store(Cell cell, int value, Access access) {
      isLeftOut = isHere();
      if (!isLeftOut) {
        driver.store(cell, value, access);
      } else if (reordered) {
        driver.load(cell, access);
      } else {
        driver.point();
      }
    }

    @Override
    public boolean isStored() {
      return !isLeftOut;
    }

    @Override
    public int add(Cell cell, int delta) {
      return update(cell, value -> value + delta) + delta;
    }

    @Override
    public void add(Cell cell, int delta, IntConsumer then) {
      update(cell, value -> value + delta, then);
    }

    @Override
    public int update(Cell cell, IntUnaryOperator operation) {
      boolean isHere = isHere();
      isLeftOut = isHere && answer.isEmpty();
      return isLeftOut
          ? driver.load(cell, Access.ONCE)
          : answered(isHere, driver.update(cell, operation));
    }

    @Override
    public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
      isLeftOut = isHere() && answer.isEmpty();
      if (isLeftOut) {
        driver.load(cell, Access.ONCE);
      } else {
        driver.update(cell, operation, then);
      }
    }

    @Override
    public void output(Cell cell, Access access, IntConsumer then) {
      boolean isHere = isHere();
      driver.output(cell, access, value -> then.accept(answered(isHere, value)));
    }

    @Override
    public void barrier() {
      driver.barrier();
    }
  }
}
