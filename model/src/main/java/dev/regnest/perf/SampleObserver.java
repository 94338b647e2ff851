package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Monitor;
import dev.regnest.machine.Word;

/** Told of what samples do, by the sampling path; designs never see it. */
public interface SampleObserver extends Monitor {
  /** What an emitted word must be a copy of. */
  enum Truth {
    /** The user registers of current's current entry. */
    USER_REGS,
    /** One whole record: every word of the same origin as the first one emitted. */
    ONE_ORIGIN,
    /** The words that the sample's own callchain had. */
    OWN,
    /** The words of the sample's own caller, and zero for those that perf_fetch_caller_regs() does not fetch. */
    CALLER
  }

  /** A sample begins. */
  void begins(Cpu cpu, PerfSampleData data);

  /** The sample emits words of one more record, which must be of one origin among themselves. */
  void beginsRecord(Cpu cpu, PerfSampleData data);

  /** The sample now points at these registers. */
  void pointsAt(Cpu cpu, PerfSampleData data, PtRegs regs);

  /** The sample emits a word that it loaded from {@code regs}. */
  void emits(Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, Truth truth);

  /** The sample emits the length of its callchain, for which its header has reserved its own. */
  void emitsLength(Cpu cpu, PerfSampleData data, Cell cell, Word length);

  /** The sample answers with abi NONE. */
  void answersNone(Cpu cpu, PerfSampleData data);

  /** The design had no room: the sample is dropped. */
  void drops(Cpu cpu, PerfSampleData data, String why);

  /** The design had no room for the sample's callchain: the sample goes out with an empty one. */
  void emitsEmptyCallchain(Cpu cpu, PerfSampleData data, String why);

  /** The kernel's own swevent guard was busy: the event is dropped before any design sees it. */
  void droppedByGuard(Cpu cpu, PerfSampleData data);

  /** The sample ends. */
  void ends(Cpu cpu, PerfSampleData data);
}
