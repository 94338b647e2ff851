package dev.regnest.stress.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.stream.Stream;

/**
 * Eight cells, each a field of its own, because that is what a compiler moves about: C2 keeps the stores to one array in order.
 *
 * <p>Where the cell is a constant, the switch folds and a plain access is a plain field access.
 */
public final class Fields extends Lines implements RealMemory {
  private static final List<VarHandle> CELLS = handles("a", "b", "c", "d", "e", "f", "g", "h");

  private static List<VarHandle> handles(String... fields) {
    return Stream.of(fields).map(Fields::handle).toList();
  }

  private static VarHandle handle(String field) {
    try {
      return MethodHandles.lookup().findVarHandle(Fields.class, field, int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public int cells() {
    return CELLS.size();
  }

  @Override
  public int get(int cell) {
    return switch (cell) {
      case 0 -> a;
      case 1 -> b;
      case 2 -> c;
      case 3 -> d;
      case 4 -> e;
      case 5 -> f;
      case 6 -> g;
      default -> h;
    };
  }

  @Override
  public void set(int cell, int value) {
    switch (cell) {
      case 0 -> a = value;
      case 1 -> b = value;
      case 2 -> c = value;
      case 3 -> d = value;
      case 4 -> e = value;
      case 5 -> f = value;
      case 6 -> g = value;
      default -> h = value;
    }
  }

  @Override
  public int getOpaque(int cell) {
    return (int) CELLS.get(cell).getOpaque(this);
  }

  @Override
  public int getAcquire(int cell) {
    return (int) CELLS.get(cell).getAcquire(this);
  }

  @Override
  public int getVolatile(int cell) {
    return (int) CELLS.get(cell).getVolatile(this);
  }

  @Override
  public void setOpaque(int cell, int value) {
    CELLS.get(cell).setOpaque(this, value);
  }

  @Override
  public void setRelease(int cell, int value) {
    CELLS.get(cell).setRelease(this, value);
  }

  @Override
  public void setVolatile(int cell, int value) {
    CELLS.get(cell).setVolatile(this, value);
  }

  @Override
  public int getAndAdd(int cell, int delta) {
    return (int) CELLS.get(cell).getAndAdd(this, delta);
  }
}
