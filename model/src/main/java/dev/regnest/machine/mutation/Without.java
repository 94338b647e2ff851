package dev.regnest.machine.mutation;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * Leaves out every store to a counter or flag, so that what is dropped alone to an imbalance is dropped together with its counterpart.
 *
 * @param site the first of the stores
 */
public record Without(Site site) implements Mutation {
  @Override
  public String verb() {
    return "without";
  }

  @Override
  public String meaning() {
    return "left out with every other store to it";
  }

  @Override
  public Accesses over(Driver driver) {
    return new Through(driver) {
      private final ObjectNames names = new ObjectNames();
      private boolean dropped;

      @Override
      public boolean isStored() {
        return !dropped;
      }

      private boolean isOut(Cell cell) {
        return driver.frame().stage() != null && names.of(cell).equals(site.object());
      }

      @Override
      public void store(Cell cell, int value, Access access) {
        boolean isOut = isOut(cell);
        if (!isOut) {
          driver.store(cell, value, access);
        }
        dropped = isOut;
      }

      @Override
      public int add(Cell cell, int delta) {
        return isOut(cell) ? driver.load(cell, Access.PLAIN) + delta : driver.add(cell, delta);
      }

      @Override
      public int update(Cell cell, IntUnaryOperator operation) {
        return isOut(cell) ? driver.load(cell, Access.PLAIN) : driver.update(cell, operation);
      }

      @Override
      public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
        if (!isOut(cell)) {
          driver.update(cell, operation, then);
        }
      }

      @Override
      public void add(Cell cell, int delta, IntConsumer then) {
        if (!isOut(cell)) {
          driver.add(cell, delta, then);
        }
      }
    };
  }
}
