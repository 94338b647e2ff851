package dev.regnest.perf;

import dev.regnest.machine.Cpu;
import java.util.List;

/** A per-CPU array of pt_regs. */
public final class PtRegsSlots {
  private final String name;
  private final List<PtRegs> slots;

  PtRegsSlots(String name, List<PtRegs> slots) {
    this.name = name;
    this.slots = slots;
  }

  /**
   * {@return this_cpu_ptr(&array[index])}
   *
   * @param cpu the CPU, whose run ends with OutOfBounds if the index left the array
   * @param index 0 (inclusive) to the length (exclusive)
   */
  public PtRegs at(Cpu cpu, int index) {
    if (index < 0 || index >= slots.size()) {
      throw cpu.outOfBounds(name, index, slots.size());
    }
    return slots.get(index);
  }

  /** {@return the length of the array} */
  public int length() {
    return slots.size();
  }
}
