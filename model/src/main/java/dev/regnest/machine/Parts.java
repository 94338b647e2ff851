package dev.regnest.machine;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The parts of a variable, of which each has its cells made when a run first touches it.
 *
 * @param <T> a part: its cell, or several
 */
public final class Parts<T> {
  private final Layout layout;
  private final int number;
  private final int count;
  private final IntFunction<T> make;
  private Object[] made = {};

  Parts(Layout layout, int number, int count, IntFunction<T> make) {
    this.layout = layout;
    this.number = number;
    this.count = count;
    this.make = make;
  }

  /** {@return the part of that number, from 0} */
  @SuppressWarnings("unchecked")
  public T get(int part) {
    if (part >= made.length) {
      made = Arrays.copyOf(made, Math.min(count, Math.max(part + 1, 2 * made.length)));
    }
    if (made[part] == null) {
      made[part] = make.apply(part);
      layout.made(number, part);
    }
    return (T) made[part];
  }

  /** {@return whether a run has touched that part} */
  public boolean isTouched(int part) {
    return part < made.length && made[part] != null;
  }

  void getAll() {
    for (int part = 0; part < count; part++) {
      get(part);
    }
  }
}
