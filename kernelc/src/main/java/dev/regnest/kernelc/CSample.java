package dev.regnest.kernelc;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.run.Sample;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Word;
import dev.regnest.perf.CallchainEntry;
import dev.regnest.perf.PerfFetchCallerRegs;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;
import dev.regnest.perf.SampleObserver.Truth;
import dev.regnest.perf.StackPtRegs;
import dev.regnest.perf.UserMode;
import dev.regnest.perf.UserRegsPath;
import java.util.List;
import java.util.Optional;

/** One sample that C code takes. */
final class CSample implements Sample {
  private final CSamplingPath path;
  private final SampleObserver observer;
  private final List<Register> outputOrder;
  private final Cpu cpu;
  private final PerfSampleData data;
  private PtRegs interruptRegs;
  private PtRegs record;

  CSample(
      CSamplingPath path,
      SampleObserver observer,
      List<Register> outputOrder,
      Cpu cpu,
      PerfSampleData data) {
    this.path = path;
    this.observer = observer;
    this.outputOrder = outputOrder;
    this.cpu = cpu;
    this.data = data;
  }

  @Override
  public boolean fill(PtRegs regs) {
    PerfGetRegsUser.copy(cpu, data, regs);
    if (path.asksModeOfCopies()) {
      boolean mayBeHalfBuilt = cpu.setup().has(Switch.HALF_BUILT_ENTRY);
      UserMode.note(cpu, regs, mayBeHalfBuilt ? Optional.empty() : taskPtRegs().cs(cpu));
    }
    if (data.abiNone()) {
      observer.answersNone(cpu, data);
      return false;
    }
    observer.pointsAt(cpu, data, regs);
    return true;
  }

  @Override
  public boolean isHalfBuilt() {
    return PerfGetRegsUser.halfBuilt(cpu, data);
  }

  @Override
  public void none() {
    data.noRegsUser();
    observer.answersNone(cpu, data);
  }

  @Override
  public void point(PtRegs regs) {
    data.regsUser(regs);
    observer.pointsAt(cpu, data, regs);
  }

  /** What interrupts user mode pushes its registers where task_pt_regs() lie. */
  @Override
  public void emit(PtRegs regs) {
    boolean ofUser = regs == interruptRegs && userMode();
    write(ofUser ? taskPtRegs() : regs, Truth.USER_REGS);
  }

  @Override
  public void emitUserStack(PtRegs regs) {
    PtRegs user = regs == interruptRegs && userMode() ? taskPtRegs() : regs;
    if (outputOrder.contains(Register.SP)) {
      user.output(
          cpu,
          Register.SP,
          word -> observer.emits(cpu, data, user, Register.SP, word, Truth.USER_REGS));
    }
  }

  @Override
  public void emitIntr(PtRegs regs) {
    observer.beginsRecord(cpu, data);
    write(regs, data.source().ofCaller() ? Truth.CALLER : Truth.ONE_ORIGIN);
  }

  private void write(PtRegs regs, Truth truth) {
    for (Register r : outputOrder) {
      regs.output(cpu, r, word -> observer.emits(cpu, data, regs, r, word, truth));
    }
  }

  @Override
  public void drop() {
    observer.drops(cpu, data, "no free slot");
  }

  @Override
  public PtRegs taskPtRegs() {
    return data.taskPtRegs(cpu);
  }

  @Override
  public PtRegs interruptRegs() {
    if (interruptRegs == null) {
      interruptRegs = data.source().ofCaller()
          ? new StackPtRegs("caller's regs", r -> PerfFetchCallerRegs.word(cpu.era(), data, r))
          : new StackPtRegs("interrupted pt_regs", r -> Word.interrupted(r, userMode()));
    }
    return interruptRegs;
  }

  @Override
  public int wordsAboveSp() {
    return data.wordsAboveEventsSp(cpu);
  }

  private boolean userMode() {
    return UserRegsPath.interruptedUserMode(cpu, data);
  }

  @Override
  public PtRegs pebsRecord() {
    if (record == null) {
      record = new StackPtRegs("PEBS record", data.pebsRecord(cpu)::word);
    }
    return record;
  }

  @Override
  public void fetchCallerRegs(PtRegs regs) {
    PerfFetchCallerRegs.fetch(cpu, data, regs);
    UserMode.note(cpu, regs, Optional.of(PerfFetchCallerRegs.word(cpu.era(), data, Register.CS)));
  }

  @Override
  public void storeCallchain(CallchainEntry entry) {
    entry.store(cpu, data);
    observer.pointsAt(cpu, data, entry.words());
  }

  @Override
  public void emitCallchain(CallchainEntry entry) {
    observer.emitsLength(cpu, data, entry.nr(), cpu.loadWord(entry.nr()));
    write(entry.words(), Truth.OWN);
  }

  @Override
  public int getRecursionContext() {
    return path.takeRecursionContext(cpu, data);
  }

  @Override
  public void putRecursionContext(int level) {
    path.giveRecursionContext(cpu, level);
  }
}
