package dev.regnest.machine;

import java.util.Arrays;

/** A number for each cell, of which there may be more later; it is one and the same until it is set. */
final class ByCell {
  private int[] numbers;
  private int others;

  /** Creates one where all are 0. */
  ByCell() {
    this(new int[Long.SIZE], 0);
  }

  private ByCell(int[] numbers, int others) {
    this.numbers = numbers;
    this.others = others;
  }

  int get(int address) {
    return address < numbers.length ? numbers[address] : others;
  }

  void set(int address, int number) {
    if (address >= numbers.length) {
      int known = numbers.length;
      numbers = Arrays.copyOf(numbers, Math.max(address + 1, 2 * known));
      Arrays.fill(numbers, known, numbers.length, others);
    }
    numbers[address] = number;
  }

  /** Sets all, those of cells to come too. */
  void setAll(int number) {
    Arrays.fill(numbers, number);
    others = number;
  }

  ByCell copy() {
    return new ByCell(numbers.clone(), others);
  }
}
