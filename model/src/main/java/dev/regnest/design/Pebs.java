package dev.regnest.design;

import dev.regnest.kernel.Context;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Word;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver.Truth;
import dev.regnest.perf.StackPtRegs;
import dev.regnest.perf.UserRegsPath;
import java.util.List;

/**
 * The PEBS path: one on-stack pt_regs per record, filled from the interrupted frame and the record, by rules that differ per design.
 *
 * <p>One interrupt drains a record for each of three events: REGS_USER alone, REGS_INTR alone, both. Source: arch/x86/events/intel/ds.c
 * {@code setup_pebs_sample_data()}, v4.4 and v4.9, {@code setup_pebs_fixed_sample_data()}, v5.11:1406 and v6.19:1966, where REGS_INTR is still
 * what decides; of the adaptive format, which v6.19 asks for REGS_INTR or REGS_USER, there is no design here.
 */
final class Pebs extends UserRegsPath {
  /** Which words come from where. */
  enum Rule {
    /** The whole frame first, then what the record always gives, and the rest of the record only with REGS_INTR. */
    CONDITIONAL,
    /** The whole frame first, then the whole record. */
    ALWAYS,
    /** cs and flags of the frame, unless REGS_INTR is set; then what the record gives as before. */
    CS_AND_FLAGS,
    /** The whole record, and -1 for what it does not hold. */
    ALL_OR_NONE
  }

  private static final boolean[][] EVENTS = {{true, false}, {false, true}, {true, true}};

  private final Rule rule;
  private final List<Register> outputOrder;

  Pebs(Kernel kernel, Rule rule) {
    super(kernel, new OnStack());
    this.rule = rule;
    outputOrder = outputOrder(kernel);
  }

  /** A record must be of one origin as a whole. */
  @Override
  public boolean comparesWords() {
    return true;
  }

  /** An interrupt's registers are those that were built from the record: whether that was taken in user mode is what their cs says. */
  @Override
  protected boolean userMode(Cpu cpu, PerfSampleData data) {
    return data.source() == EventSource.PMI
        ? data.pebsRecord(cpu).userMode()
        : super.userMode(cpu, data);
  }

  /** The user's registers of a record that was taken in user mode are the built ones themselves. */
  @Override
  protected void prepare(Cpu cpu, PerfSampleData data) {
    boolean pointsAtBuiltRegs = data.source() == EventSource.PMI && userMode(cpu, data);
    if (!pointsAtBuiltRegs) {
      super.prepare(cpu, data);
    }
  }

  @Override
  protected void output(Cpu cpu, PerfSampleData data) {
    if (data.source() != EventSource.PMI) {
      super.output(cpu, data);
      return;
    }
    boolean userMode = userMode(cpu, data);
    for (boolean[] event : EVENTS) {
      boolean regsUser = event[0];
      boolean regsIntr = event[1];
      PtRegs pebs = setupPebsSampleData(cpu, data, regsIntr);
      if (regsIntr) {
        emit(cpu, data, pebs);
      }
      if (regsUser && userMode) {
        emit(cpu, data, pebs);
      }
      if (regsUser && !userMode) {
        super.output(cpu, data);
      }
    }
  }

  private PtRegs setupPebsSampleData(Cpu cpu, PerfSampleData data, boolean regsIntr) {
    StackPtRegs regs = new StackPtRegs("pebs regs");
    for (Register r : cpu.setup().registers()) {
      if (fromFrame(r, regsIntr)) {
        regs.store(cpu, r, iregs(cpu, data, r));
      }
      if (fromRecord(cpu, r, regsIntr)) {
        regs.store(cpu, r, data.pebsRecord(cpu).word(r));
      }
      if (rule == Rule.ALL_OR_NONE && !fromRecord(cpu, r, regsIntr)) {
        regs.store(cpu, r, Word.NOT_AVAILABLE);
      }
    }
    return regs;
  }

  private boolean fromFrame(Register r, boolean regsIntr) {
    switch (rule) {
      case CS_AND_FLAGS:
        return regsIntr || r == Register.CS || r == Register.FLAGS;
      case ALL_OR_NONE:
        return false;
      default:
        return true;
    }
  }

  /** set_linear_ip() sets cs by the sign of ip, so cs comes with it. */
  private boolean fromRecord(Cpu cpu, Register r, boolean regsIntr) {
    boolean isOfStack = r == Register.BP || r == Register.SP;
    boolean always = r == Register.FLAGS
        || r == Register.IP
        || r == Register.CS
        || isOfStack && cpu.era().pebsStackFromRecord();
    return always
        || r.inPebsRecord() && (regsIntr || rule == Rule.ALWAYS || rule == Rule.ALL_OR_NONE);
  }

  private static Word iregs(Cpu cpu, PerfSampleData data, Register r) {
    boolean inOverflow = data.context() == Context.NMI;
    if (inOverflow) {
      return Word.interrupted(r, interruptedUserMode(cpu, data));
    }
    return cpu.era().dummyIregsZeroed() ? Word.ZEROED : Word.NEVER_FILLED;
  }

  private void emit(Cpu cpu, PerfSampleData data, PtRegs regs) {
    observer().beginsRecord(cpu, data);
    for (Register r : outputOrder) {
      observer().emits(cpu, data, regs, r, regs.load(cpu, r), Truth.ONE_ORIGIN);
    }
  }

  /** A context switch drains the buffer, with no overflow and so with the dummy pt_regs. */
  @Override
  public void beforeTaskLeaves(Cpu cpu) {
    if (cpu.setup().has(Switch.PEBS_SKID)) {
      sample(cpu, EventSource.PMI);
    }
  }
}
