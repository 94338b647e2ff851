package dev.regnest.kernelc.run;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Word;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.UserMode;

/** user_mode(regs) and user_64bit_mode(regs), which look at cs of the registers that they are given. */
public final class ModeOfRegs {
  /** enum perf_sample_regs_abi. Source: include/uapi/linux/perf_event.h. */
  private static final long ABI_32 = 1;

  private static final long ABI_64 = 2;

  private ModeOfRegs() {}

  /** {@return its answer for the registers at that address} */
  public static boolean userMode(Run run, long address) {
    if (isTaskPtRegsAtRest(run, address, "user_mode()")) {
      return true;
    }
    return UserMode.says(known(run, address, "user_mode()"));
  }

  /** {@return user_64bit_mode() of the registers at that address: whether cs is that of 64-bit code in user mode} */
  public static boolean user64BitMode(Run run, long address) {
    if (isTaskPtRegsAtRest(run, address, "user_64bit_mode()")) {
      return !run.image().currentTask().is32Bit(run.cpu());
    }
    Word cs = known(run, address, "user_64bit_mode()");
    if (!UserMode.says(cs) || cs.origin() == Word.Origin.NOT_AVAILABLE) {
      return false;
    }
    boolean isOfAnother = cs.origin() == Word.Origin.USER
        && (cs.task() != run.cpu().current() || cs.entry() != run.cpu().currentEntry());
    if (isOfAnother) {
      throw new Refused(
          run.where(),
          "user_64bit_mode() of registers whose cs is of another entry into the kernel; ask it of task_pt_regs(current)");
    }
    return !run.image().currentTask().is32Bit(run.cpu());
  }

  /** {@return perf_reg_abi(current): PERF_SAMPLE_REGS_ABI_64 or _32} */
  public static long perfRegAbi(Run run) {
    return user64BitMode(run, Addresses.taskPtRegs()) ? ABI_64 : ABI_32;
  }

  /** {@return whether those are the task's, with nobody to say what each word is; an error where entry has not pushed all yet} */
  private static boolean isTaskPtRegsAtRest(Run run, long address, String question) {
    if (address != Addresses.taskPtRegs() || run.hasSample()) {
      return false;
    }
    if (!run.cpu().entryComplete()) {
      throw run.oops(question + " of task_pt_regs, to which kernel entry has not pushed all yet");
    }
    return true;
  }

  private static Word known(Run run, long address, String question) {
    PtRegs regs = Memory.words(run, address);
    Word cs = cs(run, regs, question);
    if (!UserMode.isKnown(cs)) {
      throw run.oops(question + " of " + regs.name() + ", whose cs is " + cs);
    }
    return cs;
  }

  private static Word cs(Run run, PtRegs regs, String question) {
    Dependencies dependencies = run.dependencies();
    boolean isInMemory = regs.cell(Register.CS).isPresent();
    if (isInMemory) {
      dependencies.beforeLoad(dependencies.ofAddress(), /* isOrdered= */ false);
    }
    Word cs = UserMode.cs(run.cpu(), regs)
        .orElseThrow(
            () -> new Refused(
                run.where(),
                question
                    + " looks at cs, which is not among the words that this run copies; name it with --registers"));
    regs.cell(Register.CS).ifPresent(cell -> dependencies.loaded(cell, Dependences.NONE));
    return cs;
  }
}
