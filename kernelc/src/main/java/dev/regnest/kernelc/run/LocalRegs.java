package dev.regnest.kernelc.run;

import dev.regnest.perf.PtRegs;
import dev.regnest.perf.StackPtRegs;
import java.util.Arrays;

/** The pt_regs among the locals of a frame. */
final class LocalRegs {
  private final PtRegs[] regs;
  private boolean used;

  LocalRegs(int slots) {
    regs = new PtRegs[slots];
  }

  PtRegs at(int slot, String name) {
    if (regs[slot] == null) {
      regs[slot] = StackPtRegs.uninitialised(name);
      used = true;
    }
    return regs[slot];
  }

  /** {@return whether there have been any, whose words only they know} */
  boolean isUsed() {
    return used;
  }

  void clear(int from, int to) {
    if (used) {
      Arrays.fill(regs, from, to, null);
    }
  }
}
