package dev.regnest.machine.mutation;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Stage;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * Makes a load and a store of a single-instruction read-modify-write, so that an interrupt fits between.
 *
 * @param site the operation
 */
public record Widen(Site site) implements Mutation {
  @Override
  public String verb() {
    return "widen";
  }

  @Override
  public String meaning() {
    return "a load and a store";
  }

  @Override
  public Accesses over(Driver driver) {
    Locator locator = new Locator(site, driver);
    return new Through(driver) {
      @Override
      public void begins(Stage stage) {
        locator.begins(stage);
      }

      @Override
      public int add(Cell cell, int delta) {
        return locator.isAt(Site.ofAdd(delta), cell)
            ? loadAndStore(cell, value -> value + delta)
            : driver.add(cell, delta);
      }

      @Override
      public void add(Cell cell, int delta, IntConsumer then) {
        if (locator.isAt(Site.ofAdd(delta), cell)) {
          then.accept(loadAndStore(cell, value -> value + delta));
        } else {
          driver.add(cell, delta, then);
        }
      }

      @Override
      public int update(Cell cell, IntUnaryOperator operation) {
        if (!locator.isAt(Site.Kind.UPDATE, cell)) {
          return driver.update(cell, operation);
        }
        int was = driver.load(cell, Access.PLAIN);
        driver.store(cell, operation.applyAsInt(was), Access.PLAIN);
        return was;
      }

      @Override
      public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
        if (locator.isAt(Site.Kind.UPDATE, cell)) {
          then.accept(loadAndStore(cell, operation));
        } else {
          driver.update(cell, operation, then);
        }
      }

      private int loadAndStore(Cell cell, IntUnaryOperator operation) {
        int value = operation.applyAsInt(driver.load(cell, Access.PLAIN));
        driver.store(cell, value, Access.PLAIN);
        return value;
      }
    };
  }
}
