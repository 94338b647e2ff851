package dev.regnest.stress.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Any number of cells, each an element of one array. */
public final class Elements implements RealMemory {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);

  private final int[] cells;

  /** Creates one cell for each of those first values. */
  public Elements(int... initial) {
    cells = initial.clone();
  }

  @Override
  public int cells() {
    return cells.length;
  }

  @Override
  public int get(int cell) {
    return cells[cell];
  }

  @Override
  public void set(int cell, int value) {
    cells[cell] = value;
  }

  @Override
  public int getOpaque(int cell) {
    return (int) CELL.getOpaque(cells, cell);
  }

  @Override
  public int getAcquire(int cell) {
    return (int) CELL.getAcquire(cells, cell);
  }

  @Override
  public int getVolatile(int cell) {
    return (int) CELL.getVolatile(cells, cell);
  }

  @Override
  public void setOpaque(int cell, int value) {
    CELL.setOpaque(cells, cell, value);
  }

  @Override
  public void setRelease(int cell, int value) {
    CELL.setRelease(cells, cell, value);
  }

  @Override
  public void setVolatile(int cell, int value) {
    CELL.setVolatile(cells, cell, value);
  }

  @Override
  public int getAndAdd(int cell, int delta) {
    return (int) CELL.getAndAdd(cells, cell, delta);
  }
}
