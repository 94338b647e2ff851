package dev.regnest.machine.mutation;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Stage;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * Leaves out a store, the store of a read-modify-write, a mask operation or a barrier.
 *
 * @param site the operation
 */
public record Drop(Site site) implements Mutation {
  @Override
  public String verb() {
    return "drop";
  }

  @Override
  public String meaning() {
    return "left out";
  }

  @Override
  public Accesses over(Driver driver) {
    return new Dropping(driver, new Locator(site, driver));
  }

  private static final class Dropping extends Through {
    private final Locator locator;
    private boolean dropped;

    Dropping(Driver driver, Locator locator) {
      super(driver);
      this.locator = locator;
    }

    @Override
    public boolean isStored() {
      return !dropped;
    }

    @Override
    public void begins(Stage stage) {
      locator.begins(stage);
    }

    @Override
    public void store(Cell cell, int value, Access access) {
      boolean isHere = locator.isAt(Site.Kind.STORE, cell);
      if (!isHere) {
        driver.store(cell, value, access);
      }
      dropped = isHere;
    }

    @Override
    public int add(Cell cell, int delta) {
      return locator.isAt(Site.ofAdd(delta), cell)
          ? driver.load(cell, Access.PLAIN) + delta
          : driver.add(cell, delta);
    }

    @Override
    public void add(Cell cell, int delta, IntConsumer then) {
      if (!locator.isAt(Site.ofAdd(delta), cell)) {
        driver.add(cell, delta, then);
      }
    }

    @Override
    public int update(Cell cell, IntUnaryOperator operation) {
      return locator.isAt(Site.Kind.UPDATE, cell)
          ? driver.load(cell, Access.PLAIN)
          : driver.update(cell, operation);
    }

    @Override
    public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
      if (!locator.isAt(Site.Kind.UPDATE, cell)) {
        driver.update(cell, operation, then);
      }
    }

    @Override
    public void barrier() {
      if (!locator.isAt(Site.Kind.BARRIER, BARRIER)) {
        driver.barrier();
      }
    }

    @Override
    public boolean masks(String operation) {
      return !locator.isAt(Site.Kind.MASK, operation);
    }

    @Override
    public boolean storesToStack(String name) {
      return !locator.isAt(Site.Kind.STACK_STORE, name);
    }
  }
}
