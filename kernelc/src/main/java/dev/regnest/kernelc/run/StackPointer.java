package dev.regnest.kernelc.run;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.machine.Word;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.StackPtRegs;

/**
 * sp of what an interrupt hit, against the addresses of task_pt_regs: all that the model knows of where stacks lie.
 *
 * <p>Outside task_pt_regs it is below it, as on the task's own stack and in user mode; that other stacks lie there too is the model's own.
 */
public final class StackPointer {
  private StackPointer() {}

  /** {@return sp of the registers at that address} */
  public static long of(Run run, long address) {
    if (address == run.interruptRegs()) {
      return at(wordsAbove(run));
    }
    PtRegs regs = Memory.words(run, address);
    if (regs instanceof StackPtRegs) {
      Word sp = regs.load(run.cpu(), Register.SP);
      if (sp.origin() == Word.Origin.PEBS_RECORD) {
        return at(-1);
      }
      if (sp.origin() == Word.Origin.INTERRUPTED && !isAnyShared(run)) {
        return at(wordsAbove(run));
      }
    }
    throw new Refused(
        run.where(),
        "sp of " + regs.name()
            + " is looked at, which is known only of the registers that a handler was given and of those built from its record");
  }

  /** {@return an address to which sp is compared} */
  public static long comparable(Run run, long address) {
    if (!Addresses.isInTaskPtRegs(address)) {
      throw new Refused(
          run.where(), "sp is compared with what is no address in task_pt_regs(current)");
    }
    return address;
  }

  private static int wordsAbove(Run run) {
    return run.hasSample() ? run.sample().wordsAboveSp() : run.cpu().wordsAboveInterruptedSp();
  }

  private static long at(int wordsAbove) {
    return wordsAbove < 0
        ? Addresses.taskPtRegs() - Long.BYTES
        : Addresses.endOfTaskPtRegs() - (long) Long.BYTES * wordsAbove;
  }

  /** {@return whether registers that are on a stack may have been copied from another frame's} */
  private static boolean isAnyShared(Run run) {
    return run.image().code().globals().stream().anyMatch(object -> object.holds(Opaque.PT_REGS));
  }
}
