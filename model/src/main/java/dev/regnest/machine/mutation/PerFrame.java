package dev.regnest.machine.mutation;

import dev.regnest.machine.Driver;
import java.util.Arrays;

/** One number for each frame that runs, by its depth; zero at first. */
final class PerFrame {
  private final Driver driver;
  private int[] numbers = new int[8];

  PerFrame(Driver driver) {
    this.driver = driver;
  }

  /** {@return the number of the running frame} */
  int get() {
    int depth = driver.frame().depth();
    return depth < numbers.length ? numbers[depth] : 0;
  }

  /** Sets the number of the running frame. */
  void set(int number) {
    int depth = driver.frame().depth();
    if (depth >= numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * depth);
    }
    numbers[depth] = number;
  }
}
