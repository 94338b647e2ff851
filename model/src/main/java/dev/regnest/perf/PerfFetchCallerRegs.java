package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code perf_fetch_caller_regs()}: the registers that software events hand over, as an unwinder needs them.
 *
 * <p>Source: arch/x86/include/asm/perf_event.h {@code perf_arch_fetch_caller_regs()} (v4.4 to v6.19).
 */
public final class PerfFetchCallerRegs {
  private static final Set<Register> FETCHED =
      EnumSet.of(Register.IP, Register.CS, Register.SP, Register.FLAGS);

  private PerfFetchCallerRegs() {}

  /** Stores the registers of that sample's caller. */
  public static void fetch(Cpu cpu, PerfSampleData data, PtRegs regs) {
    for (Register r : cpu.setup().registers()) {
      regs.store(cpu, r, word(data, r));
    }
  }

  /** {@return what it stores for one register: the caller's, or "not available"} */
  public static Word word(PerfSampleData data, Register r) {
    return FETCHED.contains(r) ? Word.caller(data.number(), r) : Word.NOT_AVAILABLE;
  }
}
