package dev.regnest.machine.mutation;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Stage;

/**
 * Answers a test of a counter or flag as if nobody else were there; an increment that follows still counts from what is there.
 *
 * @param site the load that is tested
 */
public record Ignore(Site site) implements Mutation {
  @Override
  public String verb() {
    return "ignore";
  }

  @Override
  public String meaning() {
    return "answered as if nobody held it";
  }

  @Override
  public Accesses over(Driver driver) {
    return new Ignoring(driver, new Locator(site, driver));
  }

  private static final class Ignoring extends Through {
    private final Locator locator;

    /** How much more the counter holds than the frame was told. */
    private final PerFrame untold;

    Ignoring(Driver driver, Locator locator) {
      super(driver);
      this.locator = locator;
      untold = new PerFrame(driver);
    }

    @Override
    public void sampleBegins() {
      untold.set(0);
    }

    @Override
    public void begins(Stage stage) {
      locator.begins(stage);
    }

    @Override
    public int load(Cell cell, Access access) {
      int value = driver.load(cell, access);
      if (!locator.isAt(Site.Kind.LOAD, cell)) {
        return value;
      }
      if (cell.isCounter()) {
        untold.set(value - cell.initial());
      }
      return cell.initial();
    }

    @Override
    public void store(Cell cell, int value, Access access) {
      int more = 0;
      if (cell.isCounter()) {
        more = untold.get();
        untold.set(0);
      }
      driver.store(cell, value + more, access);
    }
  }
}
