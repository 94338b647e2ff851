package dev.regnest.design;

import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;

/**
 * The copy inside the on-stack sample: nothing is picked, as every frame has its own.
 *
 * <p>Its author wanted a copy that nothing else can reach; 168 of the sample's 384 bytes of stack are the price.
 */
final class OnStack implements RegsUserStorage {
  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return data.regsUserCopy();
  }
}
