package dev.regnest.stress.slots;

import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Shape;

/** Two contexts of one CPU that each take a sample of one design, over one memory. */
abstract class TwoContexts extends Shape {
  private final TwoSamplers samplers;

  TwoContexts(TwoSamplers samplers) {
    super(new Elements(samplers.first().get().initial()));
    this.samplers = samplers;
  }

  final int first() {
    return samplers.first().get().sample(m, 1);
  }

  final int second() {
    return samplers.second().get().sample(m, 2);
  }
}
