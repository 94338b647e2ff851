package dev.regnest.perf;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;

/**
 * {@code perf_get_regs_user()} of x86-64: the range test, and the copy of what the test lets it trust.
 *
 * <p>Source: arch/x86/kernel/perf_regs.c (v4.4, v4.9, v5.11, v6.19).
 */
public final class PerfGetRegsUser {
  private PerfGetRegsUser() {}

  /**
   * {@return whether the range test takes task_pt_regs for half built: the stack pointer of the registers that it is given lies above r11's word and at or below
   * the end}
   */
  public static boolean halfBuilt(Cpu cpu, PerfSampleData data) {
    int pushed = data.wordsAboveSp(cpu);
    return pushed >= 0 && pushed < Register.R11.pushed();
  }

  /** Copies task_pt_regs(current) into {@code slot} and points the sample at it, or answers abi NONE. */
  public static void copy(Cpu cpu, PerfSampleData data, PtRegs slot) {
    if (halfBuilt(cpu, data)) {
      data.noRegsUser();
      return;
    }
    fill(cpu, data, slot);
    data.regsUser(slot);
  }

  /** Copies what can be trusted of task_pt_regs(current) into {@code slot}, and stores -1 for the rest. */
  public static void fill(Cpu cpu, PerfSampleData data, PtRegs slot) {
    PtRegs userRegs = data.taskPtRegs(cpu);
    for (Register r : cpu.setup().registers()) {
      slot.store(cpu, r, known(r, cpu.era()) ? userRegs.load(cpu, r) : Word.NOT_AVAILABLE);
    }
  }

  private static boolean known(Register r, Era era) {
    return !r.calleeSaved() || r == Register.BP && era.copiesBp();
  }
}
