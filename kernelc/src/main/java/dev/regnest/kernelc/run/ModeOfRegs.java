package dev.regnest.kernelc.run;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Word;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.UserMode;

/** user_mode(regs), which looks at cs of the registers that it is given. */
public final class ModeOfRegs {
  private ModeOfRegs() {}

  /** {@return its answer for the registers at that address} */
  public static boolean userMode(Run run, long address) {
    if (address == Addresses.taskPtRegs() && !run.hasSample()) {
      if (!run.cpu().entryComplete()) {
        throw run.oops("user_mode() of task_pt_regs, to which kernel entry has not pushed all yet");
      }
      return true;
    }
    PtRegs regs = Memory.words(run, address);
    Word cs = cs(run, regs);
    if (!UserMode.isKnown(cs)) {
      throw run.oops("user_mode() of " + regs.name() + ", whose cs is " + cs);
    }
    return UserMode.says(cs);
  }

  private static Word cs(Run run, PtRegs regs) {
    Dependencies dependencies = run.dependencies();
    boolean isInMemory = regs.cell(Register.CS).isPresent();
    if (isInMemory) {
      dependencies.beforeLoad(dependencies.ofAddress(), /* isOrdered= */ false);
    }
    Word cs = UserMode.cs(run.cpu(), regs)
        .orElseThrow(
            () -> new Refused(
                run.where(),
                "user_mode() looks at cs, which is not among the words that this run copies; name it with --registers"));
    regs.cell(Register.CS).ifPresent(cell -> dependencies.loaded(cell, Dependences.NONE));
    return cs;
  }
}
