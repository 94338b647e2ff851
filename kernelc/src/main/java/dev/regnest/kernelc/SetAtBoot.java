package dev.regnest.kernelc;

import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Image;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.perf.PerCpu;
import java.util.List;

/**
 * What a boot, or who loads a module, has set before anything of a file runs: each static key and each bool of these is on or off, and stays
 * so unless the file changes it.
 *
 * <p>Whatever runs first in a run chooses. What arrives before it has chosen runs earlier, and has chosen then.
 */
final class SetAtBoot {
  private final Image image;
  private final List<DataObject> all;
  private final Cell isSet;

  SetAtBoot(Image image, List<DataObject> globals, PerCpu perCpu) {
    this.image = image;
    all = globals.stream().filter(DataObject::isSetAtBoot).toList();
    isSet = all.isEmpty() ? null : perCpu.flag("it has booted", 0);
  }

  /** Chooses, unless that is done. */
  void choose(Cpu cpu) {
    if (all.isEmpty() || has(cpu)) {
      return;
    }
    boolean[] chosen = new boolean[all.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = Driver.of(cpu).choose(Arrival.VALUE);
    }
    if (!has(cpu)) {
      Driver.of(cpu).poke(isSet, 1);
      for (int i = 0; i < chosen.length; i++) {
        long value = chosen[i] == isOnAsDefined(all.get(i)) ? 0 : 1;
        image.poke(cpu, all.get(i), 0, defined -> value);
      }
      Driver.of(cpu).barrier();
    }
  }

  private static boolean isOnAsDefined(DataObject variable) {
    return variable.initial()[0] != 0;
  }

  private boolean has(Cpu cpu) {
    return Driver.of(cpu).decides(() -> Driver.of(cpu).peek(isSet) != 0);
  }
}
