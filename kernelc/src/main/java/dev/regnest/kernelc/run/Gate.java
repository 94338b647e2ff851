package dev.regnest.kernelc.run;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;

/**
 * Whether an interrupt handler has been made yet, and has run.
 *
 * @param object the variable that says so, an int
 * @param argument what the handler is given
 */
public record Gate(DataObject object, long argument) {
  private static final int CLOSED = 0;
  private static final int OPEN = 1;
  private static final int PASSED = 2;

  /** Makes the handler: from here on it may arrive. */
  public void open(Run run) {
    run.endsRegion();
    if (run.cpu().readOnce(cell(run)) != CLOSED) {
      throw new Refused(run.where(), "the same interrupt handler is made twice; once is supported");
    }
    run.cpu().writeOnce(cell(run), OPEN);
  }

  /** Goes on once the handler has run; a run in which it has not come by then is not looked at. */
  public void join(Run run) {
    run.endsRegion();
    if (run.cpu().readOnce(cell(run)) != PASSED) {
      throw run.cpu().assumesOtherwise();
    }
  }

  private Cell cell(Run run) {
    return run.image().cell(object.number(), 0);
  }

  /** {@return whether the handler may run, which it does once} */
  public boolean passes(Cpu cpu, Image image) {
    Cell cell = image.cell(object.number(), 0);
    boolean open = Driver.of(cpu).peek(cell) == OPEN;
    if (open) {
      Driver.of(cpu).poke(cell, PASSED);
    }
    return open;
  }
}
