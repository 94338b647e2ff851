package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import java.util.Optional;

/**
 * user_mode(regs): what the lowest bits of cs of some registers say, of those that are given and of no others.
 *
 * <p>Source: arch/x86/include/asm/ptrace.h {@code user_mode()} (v4.4 to v6.19).
 */
public final class UserMode {
  private UserMode() {}

  /** {@return cs of those registers, or empty where the run does not copy it and nobody can say} */
  public static Optional<Word> cs(Cpu cpu, PtRegs regs) {
    return isCopied(cpu) ? Optional.of(regs.load(cpu, Register.CS)) : regs.cs(cpu);
  }

  /** Notes what cs of those registers holds, or empty for nobody knows, where the run does not copy it. */
  public static void note(Cpu cpu, PtRegs regs, Optional<Word> cs) {
    if (!isCopied(cpu)) {
      regs.cs(cs);
    }
  }

  private static boolean isCopied(Cpu cpu) {
    return cpu.setup().registers().contains(Register.CS);
  }

  /** {@return whether anybody can say what that cs holds: neither what lay on a stack before, nor memory of a frame that is gone} */
  public static boolean isKnown(Word cs) {
    return switch (cs.origin()) {
      case NOT_PUSHED, FREED -> false;
      default -> !cs.equals(Word.UNINITIALISED);
    };
  }

  /** {@return whether a cs that is known says user mode; static memory that nobody filled is zero, and so are both bits} */
  public static boolean says(Word cs) {
    return switch (cs.origin()) {
      case USER, NOT_AVAILABLE -> true;
      case INTERRUPTED, PEBS_RECORD -> cs.isOfUserMode();
      default -> false;
    };
  }
}
