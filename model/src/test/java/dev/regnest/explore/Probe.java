package dev.regnest.explore;

import dev.regnest.design.Design;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import java.util.Set;
import java.util.function.BiConsumer;

/** A design that keeps the copy on the stack, and shows the CPU to a test wherever a sample fetches it. */
final class Probe implements RegsUserStorage {
  private final BiConsumer<Cpu, PerfSampleData> look;

  private Probe(BiConsumer<Cpu, PerfSampleData> look) {
    this.look = look;
  }

  static Design design(BiConsumer<Cpu, PerfSampleData> look) {
    return new Design(
        "probe",
        "shows the CPU to a test",
        "this test",
        Set.of(),
        kernel -> new UserRegsPath(kernel, new Probe(look)));
  }

  @Override
  public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
    look.accept(cpu, data);
    return data.regsUserCopy();
  }
}
