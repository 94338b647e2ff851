package org.example;

import dev.regnest.design.Design;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.properties.UnderTest;

/** A slot for each level of context. */
final class LevelSlots {
  private LevelSlots() {}

  static Design design() {
    return UnderTest.design("level-slots", perCpu -> {
      PtRegsSlots slots = perCpu.slots("level_slots", 4);
      return (cpu, data) -> slots.at(cpu, cpu.interruptContextLevel());
    });
  }
}
