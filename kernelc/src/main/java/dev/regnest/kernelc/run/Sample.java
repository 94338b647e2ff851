package dev.regnest.kernelc.run;

import dev.regnest.perf.CallchainEntry;
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

  /** regnest_emit(): writes the words out as the user's. */
  void emit(PtRegs regs);

  /** regnest_emit_intr(): writes the words out as those of where the sample was taken. */
  void emitIntr(PtRegs regs);

  /** regnest_user_stack(): reads where the user's stack is. */
  void emitUserStack(PtRegs regs);

  /** regnest_drop(): the sample is lost for want of room. */
  void drop();

  /** {@return task_pt_regs(current)} */
  PtRegs taskPtRegs();

  /** {@return the registers that the handler is given: those of what it interrupted, or of a software event's caller} */
  PtRegs interruptRegs();

  /** {@return how many words of task_pt_regs lay above the sp of those, 0 to 21, or -1 where it was not inside} */
  int wordsAboveSp();

  /** {@return the record that the hardware wrote} */
  PtRegs pebsRecord();

  /** perf_fetch_caller_regs(). */
  void fetchCallerRegs(PtRegs regs);

  /** perf_callchain_kernel(). */
  void storeCallchain(CallchainEntry entry);

  /** regnest_emit_callchain(): writes the entry out. */
  void emitCallchain(CallchainEntry entry);

  /** perf_swevent_get_recursion_context(). {@return the level taken, or -1} */
  int getRecursionContext();

  /** perf_swevent_put_recursion_context(); levels are 0 to 3. */
  void putRecursionContext(int level);
}
