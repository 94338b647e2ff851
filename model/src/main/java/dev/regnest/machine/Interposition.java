package dev.regnest.machine;

import java.util.List;

/** Puts something between the code and what carries out its operations. */
@FunctionalInterface
public interface Interposition {
  /** What most machines have: nothing in between. */
  Interposition NONE = (driver, cells) -> driver;

  /**
   * {@return what the code sees in place of {@code driver}}
   *
   * @param cells all cells by address
   */
  Accesses over(Driver driver, List<Cell> cells);
}
