package dev.regnest.machine.mutation;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Interposition;

/** Shows every sample the kernel's own guard as free: what breaks then and did not before rests on that guard. */
public record GuardLetsAllPass() implements Interposition {
  @Override
  public Accesses over(Driver driver) {
    return new Through(driver) {
      @Override
      public int load(Cell cell, Access access) {
        int value = super.load(cell, access);
        return cell.kind() == Cell.Kind.GUARD ? 0 : value;
      }
    };
  }
}
