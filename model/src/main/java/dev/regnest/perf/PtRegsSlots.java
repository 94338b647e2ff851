package dev.regnest.perf;

import dev.regnest.machine.Cpu;
import java.util.List;

/** A per-CPU array of pt_regs. */
public final class PtRegsSlots {
  private final String name;
  private final List<PerCpuPtRegs> slots;

  PtRegsSlots(String name, List<PerCpuPtRegs> slots) {
    this.name = name;
    this.slots = slots;
  }

  /**
   * {@return {@code this_cpu_ptr(&array[index])}}
   *
   * @param cpu the CPU, whose run ends with OutOfBounds if the index left the array
   * @param index 0 (inclusive) to the length (exclusive)
   */
  public PtRegs at(Cpu cpu, int index) {
    return at(cpu, cpu.smpProcessorId(), index);
  }

  /** {@return {@code per_cpu_ptr(&array[index], processor)}; index and end of the run as above} */
  public PtRegs at(Cpu cpu, int processor, int index) {
    if (index < 0 || index >= slots.size()) {
      throw cpu.outOfBounds(name, index, slots.size());
    }
    return slots.get(index).perCpuPtr(processor);
  }

  /** {@return the length of the array} */
  public int length() {
    return slots.size();
  }
}
