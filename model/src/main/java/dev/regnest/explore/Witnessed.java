package dev.regnest.explore;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;

/** An observer and a witness of what it is told, who hears everything first. */
final class Witnessed implements SampleObserver {
  private final SampleObserver witness;
  private final SampleObserver observer;

  Witnessed(SampleObserver witness, SampleObserver observer) {
    this.witness = witness;
    this.observer = observer;
  }

  @Override
  public void begins(Cpu cpu, PerfSampleData data) {
    witness.begins(cpu, data);
    observer.begins(cpu, data);
  }

  @Override
  public void beginsRecord(Cpu cpu, PerfSampleData data) {
    witness.beginsRecord(cpu, data);
    observer.beginsRecord(cpu, data);
  }

  @Override
  public void pointsAt(Cpu cpu, PerfSampleData data, PtRegs regs) {
    witness.pointsAt(cpu, data, regs);
    observer.pointsAt(cpu, data, regs);
  }

  @Override
  public void emits(Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, Truth truth) {
    witness.emits(cpu, data, regs, r, word, truth);
    observer.emits(cpu, data, regs, r, word, truth);
  }

  @Override
  public void emitsLength(Cpu cpu, PerfSampleData data, Cell cell, Word length) {
    witness.emitsLength(cpu, data, cell, length);
    observer.emitsLength(cpu, data, cell, length);
  }

  @Override
  public void answersNone(Cpu cpu, PerfSampleData data) {
    witness.answersNone(cpu, data);
    observer.answersNone(cpu, data);
  }

  @Override
  public void drops(Cpu cpu, PerfSampleData data, String why) {
    witness.drops(cpu, data, why);
    observer.drops(cpu, data, why);
  }

  @Override
  public void droppedByGuard(Cpu cpu, PerfSampleData data) {
    witness.droppedByGuard(cpu, data);
    observer.droppedByGuard(cpu, data);
  }

  @Override
  public void ends(Cpu cpu, PerfSampleData data) {
    witness.ends(cpu, data);
    observer.ends(cpu, data);
  }

  @Override
  public void belowZero(Cpu cpu, Cell counter) {
    witness.belowZero(cpu, counter);
    observer.belowZero(cpu, counter);
  }

  @Override
  public void asserted(Cpu cpu, String where, String assertion, boolean holds) {
    witness.asserted(cpu, where, assertion, holds);
    observer.asserted(cpu, where, assertion, holds);
  }

  @Override
  public void oops(Cpu cpu, String where, String what) {
    witness.oops(cpu, where, what);
    observer.oops(cpu, where, what);
  }

  @Override
  public void runs(Cpu cpu, EventSource source) {
    witness.runs(cpu, source);
    observer.runs(cpu, source);
  }

  @Override
  public void outOfBounds(Cpu cpu, String array, int index, int length) {
    witness.outOfBounds(cpu, array, index, length);
    observer.outOfBounds(cpu, array, index, length);
  }
}
