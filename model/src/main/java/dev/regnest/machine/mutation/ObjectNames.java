package dev.regnest.machine.mutation;

import dev.regnest.machine.Cell;
import java.util.Arrays;

/** What each cell that code comes by is to code that knows neither the index nor the CPU nor the task, found out once. */
final class ObjectNames {
  private String[] names = new String[Long.SIZE];

  /** {@return the name of what that cell is a part of} */
  String of(Cell cell) {
    int address = cell.address();
    if (address >= names.length) {
      names = Arrays.copyOf(names, 2 * address);
    }
    if (names[address] == null) {
      names[address] = Site.object(cell);
    }
    return names[address];
  }
}
