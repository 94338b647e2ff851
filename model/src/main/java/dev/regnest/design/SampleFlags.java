package dev.regnest.design;

import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;
import java.util.ArrayList;
import java.util.List;

/**
 * Lazy fetch guarded by a flag word in the sample itself, over any storage.
 *
 * <p>Its author wanted the registers fetched once per sample, by whoever needs them first; the flag is private, the storage may not be.
 */
final class SampleFlags implements RegsUserStorage {
  private final RegsUserStorage storage;

  SampleFlags(RegsUserStorage storage) {
    this.storage = storage;
  }

  @Override
  public boolean takesGuard() {
    return storage.takesGuard();
  }

  @Override
  public boolean init(Cpu cpu, PerfSampleData data) {
    return storage.init(cpu, data);
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    return storage.slotFor(cpu, data);
  }

  @Override
  public void fetch(Cpu cpu, PerfSampleData data) {
    if ((data.sampleFlags() & PerfSampleData.HAS_REGS_USER) != 0) {
      return;
    }
    storage.fetch(cpu, data);
    data.addSampleFlag(PerfSampleData.HAS_REGS_USER);
  }

  @Override
  public void free(Cpu cpu, PerfSampleData data) {
    storage.free(cpu, data);
  }

  @Override
  public List<Class<?>> code() {
    List<Class<?>> code = new ArrayList<>(List.of(SampleFlags.class));
    code.addAll(storage.code());
    return code;
  }
}
