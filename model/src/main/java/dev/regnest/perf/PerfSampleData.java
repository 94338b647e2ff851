package dev.regnest.perf;

import dev.regnest.kernel.Context;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;

/**
 * One {@code struct perf_sample_data}, on the stack of the frame that takes the sample, so nobody else can reach it.
 *
 * <p>Source: include/linux/perf_event.h. Only what tells where the registers are.
 */
public final class PerfSampleData {
  /** regs_user holds what this sample needs. */
  public static final int HAS_REGS_USER = 1;

  /** PERF_REGS_NOT_YET_FILLED: a pointer that points nowhere. */
  public static final PtRegs NOT_YET_FILLED = new StackPtRegs("PERF_REGS_NOT_YET_FILLED");

  /** Where sp of a caller lies, and, which is the model's own, sp of a record that was taken elsewhere: not inside task_pt_regs. */
  private static final int OUTSIDE_ENTRY = -1;

  private final EventSource source;
  private final Context context;
  private final boolean firedInLag;
  private final int task;
  private final TaskPtRegs taskPtRegs;
  private final int number;
  private StackPtRegs regsUserCopy;
  private StackPtRegs interruptRegs;
  private PebsRecord pebsRecord;
  private Word.Origin recordOrigin;
  private boolean recordHasZeros;

  private int sampleFlags;
  private boolean abiNone = true;
  private PtRegs regs;
  private Cell callchainNr;
  private int slot = -1;
  private int rctx = RecursionContext.BUSY;
  private boolean wasInSamplingPath;

  PerfSampleData(
      int number,
      EventSource source,
      Context context,
      boolean firedInLag,
      int task,
      TaskPtRegs taskPtRegs) {
    this.task = task;
    this.number = number;
    this.taskPtRegs = taskPtRegs;
    this.source = source;
    this.context = context;
    this.firedInLag = firedInLag;
  }

  /** {@return what fired the sample} */
  public EventSource source() {
    return source;
  }

  /** {@return the context the hardware was in} */
  public Context context() {
    return context;
  }

  /** {@return its number in this run, from 1} */
  public int number() {
    return number;
  }

  /** {@return whether it was fired where preempt_count lagged behind the hardware} */
  public boolean firedInLag() {
    return firedInLag;
  }

  /** {@return the task in which it was fired, 0 or 1} */
  public int task() {
    return task;
  }

  /** {@return task_pt_regs(current)} */
  public PtRegs taskPtRegs(Cpu cpu) {
    return taskPtRegs.of(cpu.current());
  }

  /** {@return sample_flags} */
  public int sampleFlags() {
    return sampleFlags;
  }

  /** sample_flags |= flag. */
  public void addSampleFlag(int flag) {
    sampleFlags |= flag;
  }

  /** {@return the copy inside the on-stack sample} */
  public StackPtRegs regsUserCopy() {
    if (regsUserCopy == null) {
      regsUserCopy = new StackPtRegs("data->regs_user_copy");
    }
    return regsUserCopy;
  }

  /** regs_user.abi = the task's, regs_user.regs = where the words are. */
  public void regsUser(PtRegs where) {
    abiNone = false;
    regs = where;
  }

  /** regs_user.abi = PERF_SAMPLE_REGS_ABI_NONE, regs_user.regs = NULL. */
  public void noRegsUser() {
    abiNone = true;
    regs = null;
  }

  /** regs_user.regs = PERF_REGS_NOT_YET_FILLED. */
  public void notYetFilled() {
    regs = NOT_YET_FILLED;
  }

  /** {@return whether regs_user.abi is PERF_SAMPLE_REGS_ABI_NONE} */
  public boolean abiNone() {
    return abiNone;
  }

  /** {@return regs_user.regs, or null} */
  public PtRegs regs() {
    return regs;
  }

  /** {@return callchain->nr, or null before the callchain was taken} */
  public Cell callchainNr() {
    return callchainNr;
  }

  /** callchain = the entry that this is the nr of. */
  public void callchainNr(Cell nr) {
    callchainNr = nr;
  }

  /** {@return the slot this sample holds, or -1} */
  public int slot() {
    return slot;
  }

  /** Notes the slot this sample holds. */
  public void slot(int index) {
    slot = index;
  }

  /** {@return the level of the swevent recursion counter that this sample holds, 0 to 3, or -1} */
  public int rctx() {
    return rctx;
  }

  void rctx(int level) {
    rctx = level;
  }

  /** A new record is written out, whose words must be of one origin. */
  public void newRecord() {
    recordOrigin = null;
    recordHasZeros = false;
  }

  /**
   * Notes a word of the record being written out.
   *
   * @param isRest whether it is a zero that may stand beside a caller's words, as perf_fetch_caller_regs() fetches no more
   * @return whether the record is of one origin still
   */
  public boolean recordHolds(Word.Origin origin, boolean isRest) {
    if (isRest) {
      recordHasZeros = true;
      return recordOrigin == null
          || recordOrigin == Word.Origin.ZEROED
          || recordOrigin == Word.Origin.CALLER;
    }
    boolean besideZeros =
        recordHasZeros && origin != Word.Origin.ZEROED && origin != Word.Origin.CALLER;
    if (recordOrigin == null) {
      recordOrigin = origin;
    }
    return origin == recordOrigin && !besideZeros;
  }

  boolean wasInSamplingPath() {
    return wasInSamplingPath;
  }

  void wasInSamplingPath(boolean was) {
    wasInSamplingPath = was;
  }

  /** {@return the pt_regs that the interrupt pushed when it hit; gone when its handler returns} */
  public StackPtRegs interruptRegs() {
    if (interruptRegs == null) {
      interruptRegs = new StackPtRegs("interrupted pt_regs");
    }
    return interruptRegs;
  }

  /** {@return the PEBS record of this sample: one, however often it is asked for} */
  public PebsRecord pebsRecord(Cpu cpu) {
    if (pebsRecord == null) {
      pebsRecord = PebsRecord.of(cpu, this);
    }
    return pebsRecord;
  }

  /**
   * {@return how many words of task_pt_regs lay above the sp of the registers that perf_get_regs_user() is given, as {@link
   * Cpu#wordsAboveInterruptedSp}: those that were built from a record, if there is one}
   */
  int wordsAboveSp(Cpu cpu) {
    return pebsRecord != null && pebsRecord.isElsewhere() ? OUTSIDE_ENTRY : wordsAboveEventsSp(cpu);
  }

  /** {@return the same of the registers that the event hands over: those of its caller, or of what it interrupted} */
  public int wordsAboveEventsSp(Cpu cpu) {
    return source.ofCaller() ? OUTSIDE_ENTRY : cpu.wordsAboveInterruptedSp();
  }

  void frameReturns() {
    regsUserCopy().free();
    interruptRegs().free();
  }
}
