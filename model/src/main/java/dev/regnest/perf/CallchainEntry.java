package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;

/**
 * One {@code struct perf_callchain_entry}: a length and what it counts, told apart by the names of registers.
 *
 * <p>Source: include/uapi/linux/perf_event.h, kernel/events/callchain.c.
 *
 * @param nr the length
 * @param words what lies behind it
 */
public record CallchainEntry(Cell nr, PtRegs words) {
  /** perf_callchain_kernel(): stores the callchain of that sample. */
  public void store(Cpu cpu, PerfSampleData data) {
    cpu.storeWord(nr, Word.callchainLength(data.number()));
    for (Register r : cpu.setup().registers()) {
      words.store(cpu, r, Word.callchain(data.number(), r));
    }
  }
}
