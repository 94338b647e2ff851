package dev.regnest.machine.mutation;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * Carries out a store, or a decrement whose result nobody uses, only after the access that follows it.
 *
 * @param site the store or decrement
 * @param after the access it is carried out after
 */
public record Swap(Site site, Site after) implements Mutation {
  @Override
  public String verb() {
    return isLoad() ? "delay" : "swap";
  }

  private boolean isLoad() {
    return after.kind() == Site.Kind.LOAD;
  }

  @Override
  public String meaning() {
    return "only after the " + (isLoad() ? "load" : "assignment") + " that follows";
  }

  @Override
  public Accesses over(Driver driver) {
    return new Swapping(driver, new Locator(site, driver), new Locator(after, driver));
  }

  private static final class Swapping extends Through {
    private record Held(Cell cell, Runnable access) {}

    private final Locator first;
    private final Locator second;

    /** By depth of the frame, what is still to be carried out, or null. */
    private final List<Held> held = new ArrayList<>();

    Swapping(Driver driver, Locator first, Locator second) {
      super(driver);
      this.first = first;
      this.second = second;
    }

    @Override
    public void sampleBegins() {
      hold(null);
    }

    @Override
    public void begins(Stage stage) {
      first.begins(stage);
      second.begins(stage);
    }

    @Override
    public void sampleOver() {
      release();
    }

    @Override
    public void store(Cell cell, int value, Access access) {
      Runnable store = () -> driver.store(cell, value, access);
      if (first.isAt(Site.Kind.STORE, cell)) {
        release();
        hold(new Held(cell, store));
        return;
      }
      releaseBefore(cell);
      store.run();
      releaseAfter(Site.Kind.STORE, cell);
    }

    @Override
    public int load(Cell cell, Access access) {
      releaseBefore(cell);
      int value = driver.load(cell, access);
      releaseAfter(Site.Kind.LOAD, cell);
      return value;
    }

    @Override
    public void output(Cell cell, Access access, IntConsumer then) {
      releaseBefore(cell);
      driver.output(cell, access, then);
      releaseAfter(Site.Kind.LOAD, cell);
    }

    @Override
    public int add(Cell cell, int delta) {
      releaseBefore(cell);
      int value = driver.add(cell, delta);
      releaseAfter(Site.ofAdd(delta), cell);
      return value;
    }

    @Override
    public void add(Cell cell, int delta, IntConsumer then) {
      Runnable add = () -> driver.add(cell, delta, then);
      if (first.isAt(Site.ofAdd(delta), cell)) {
        release();
        hold(new Held(cell, add));
        return;
      }
      releaseBefore(cell);
      add.run();
      releaseAfter(Site.ofAdd(delta), cell);
    }

    @Override
    public int update(Cell cell, IntUnaryOperator operation) {
      releaseBefore(cell);
      int value = driver.update(cell, operation);
      releaseAfter(Site.Kind.UPDATE, cell);
      return value;
    }

    @Override
    public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
      releaseBefore(cell);
      driver.update(cell, operation, then);
      releaseAfter(Site.Kind.UPDATE, cell);
    }

    private void hold(Held what) {
      int depth = driver.frame().depth();
      while (held.size() <= depth) {
        held.add(null);
      }
      held.set(depth, what);
    }

    /** An access of the frame itself to that very cell: a swap never comes between the two. */
    private void releaseBefore(Cell cell) {
      Held what = held();
      if (what != null && what.cell() == cell) {
        release();
      }
    }

    private void releaseAfter(Site.Kind kind, Cell cell) {
      if (second.isAt(kind, cell)) {
        release();
      }
    }

    private Held held() {
      int depth = driver.frame().depth();
      return depth < held.size() ? held.get(depth) : null;
    }

    private void release() {
      Held what = held();
      if (what != null) {
        hold(null);
        what.access().run();
      }
    }
  }
}
