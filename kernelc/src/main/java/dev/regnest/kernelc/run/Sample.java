package dev.regnest.kernelc.run;

import dev.regnest.perf.PtRegs;

/** The sample that a frame takes, for files that fill and emit registers. */
public interface Sample {
  /** regnest_fill(): copies what can be known of the user's registers. {@return whether that could be done} */
  boolean fill(PtRegs regs);

  /** {@return whether the range test of perf_get_regs_user() takes task_pt_regs for half built} */
  boolean isHalfBuilt();

  /** regnest_none(): the sample answers with abi NONE. */
  void none();

  /** regnest_point(): from now on the sample uses what lies there. */
  void point(PtRegs regs);

  /** regnest_emit(): writes the words out. */
  void emit(PtRegs regs);

  /** regnest_drop(): the sample is lost for want of room. */
  void drop();

  /** {@return task_pt_regs(current)} */
  PtRegs taskPtRegs();

  /** {@return user_mode(regs)} */
  boolean userMode();
}
