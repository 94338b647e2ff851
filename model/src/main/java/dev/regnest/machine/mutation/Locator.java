package dev.regnest.machine.mutation;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Stage;

/** Tells, in whichever frame runs, the operation of one site from all others. */
final class Locator {
  private final Site site;
  private final Driver driver;
  private final ObjectNames names = new ObjectNames();

  /** How often each frame has come by an operation like this one in its current stage. */
  private final PerFrame passed;

  Locator(Site site, Driver driver) {
    this.site = site;
    this.driver = driver;
    passed = new PerFrame(driver);
  }

  /** The running frame begins a stage. */
  void begins(Stage stage) {
    if (stage == site.stage()) {
      passed.set(0);
    }
  }

  /** {@return whether the operation that the running frame stands at is the one} It must be asked once for each of that kind. */
  boolean isAt(Site.Kind kind, Cell cell) {
    return kind == site.kind() && names.of(cell).equals(site.object()) && isNext();
  }

  /** {@return the same of an operation on no cell} */
  boolean isAt(Site.Kind kind, String object) {
    return kind == site.kind() && object.equals(site.object()) && isNext();
  }

  private boolean isNext() {
    if (driver.frame().stage() != site.stage() || !driver.frame().source().equals(site.line())) {
      return false;
    }
    if (site.hasLine()) {
      return true;
    }
    int before = passed.get();
    passed.set(before + 1);
    return before == site.occurrence();
  }
}
