package dev.regnest.machine;

import java.util.ArrayList;
import java.util.List;

/** The cells of one machine, in the order they were defined; what DEFINE_PER_CPU is to a design. */
public final class Layout {
  private final List<Cell> cells = new ArrayList<>();

  Cell state(String name, int initial) {
    return add(name, Cell.Kind.STATE, initial);
  }

  /** {@return a new flag or pointer of that name and initial value} */
  public Cell control(String name, int initial) {
    return add(name, Cell.Kind.CONTROL, initial);
  }

  /** {@return a new recursion or nest counter, zero at rest} */
  public Cell counter(String name) {
    return add(name, Cell.Kind.COUNTER, 0);
  }

  /** {@return a new word of a pt_regs, holding {@code initial}} */
  public Cell word(String name, Word initial) {
    return add(name, Cell.Kind.WORD, initial.token());
  }

  private Cell add(String name, Cell.Kind kind, int initial) {
    Cell cell = new Cell(cells.size(), name, kind, initial);
    cells.add(cell);
    return cell;
  }

  /** {@return all cells so far, by address} */
  public List<Cell> cells() {
    return List.copyOf(cells);
  }
}
