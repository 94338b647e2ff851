package dev.regnest.perf;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code perf_fetch_caller_regs()}: the registers that software events hand over, as an unwinder needs them.
 *
 * <p>Source: arch/x86/include/asm/perf_event.h {@code perf_arch_fetch_caller_regs()}, v4.4:252 to v6.19; include/linux/perf_event.h, which in
 * v4.4 clears the struct first, and later says that the rest must be zero already.
 */
public final class PerfFetchCallerRegs {
  private static final Set<Register> FETCHED =
      EnumSet.of(Register.IP, Register.CS, Register.SP, Register.FLAGS);

  private PerfFetchCallerRegs() {}

  /** Stores the registers of that sample's caller, and zero for the rest in kernels that do. */
  public static void fetch(Cpu cpu, PerfSampleData data, PtRegs regs) {
    for (Register r : cpu.setup().registers()) {
      if (isFetched(cpu.era(), r) || cpu.era().callerRegsCleared()) {
        regs.store(cpu, r, word(cpu.era(), data, r));
      }
    }
  }

  /** {@return what the caller's registers hold of one register that lay in memory which nobody else stores to: the caller's word, or zero} */
  public static Word word(Era era, PerfSampleData data, Register r) {
    return isFetched(era, r) ? Word.caller(data.number(), r) : Word.ZEROED;
  }

  /** {@return whether it stores that register of the caller} */
  public static boolean isFetched(Era era, Register r) {
    return FETCHED.contains(r) || r == Register.BP && era.callerRegsCleared();
  }
}
