package dev.regnest.stress.slots;

import dev.regnest.stress.memory.Dwell;
import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Shape;

/** Two contexts of one CPU that each fill a word and emit it, a while later. */
abstract class OneWordEach extends Shape {
  private final int firstSlot;
  private final int secondSlot;

  OneWordEach(int firstSlot, int secondSlot) {
    super(new Fields());
    this.firstSlot = firstSlot;
    this.secondSlot = secondSlot;
  }

  final int first() {
    return sample(firstSlot, 1);
  }

  final int second() {
    return sample(secondSlot, 2);
  }

  private int sample(int slot, int owner) {
    m.setOpaque(slot, owner);
    Dwell.turns(Dwell.WHILE);
    m.barrier();
    return m.getOpaque(slot) == owner ? 1 : 2;
  }
}
