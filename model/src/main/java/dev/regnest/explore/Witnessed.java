package dev.regnest.explore;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Word;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;
import java.util.function.Consumer;

/** An observer and a witness of what it is told, who hears everything first. */
final class Witnessed implements SampleObserver {
  private final SampleObserver witness;
  private final SampleObserver observer;

  Witnessed(SampleObserver witness, SampleObserver observer) {
    this.witness = witness;
    this.observer = observer;
  }

  /** Tells both, but the witness nothing twice. */
  private void tell(Cpu cpu, Consumer<SampleObserver> what) {
    if (!Driver.of(cpu).isRepeating()) {
      what.accept(witness);
    }
    what.accept(observer);
  }

  @Override
  public void begins(Cpu cpu, PerfSampleData data) {
    tell(cpu, to -> to.begins(cpu, data));
  }

  @Override
  public void beginsRecord(Cpu cpu, PerfSampleData data) {
    tell(cpu, to -> to.beginsRecord(cpu, data));
  }

  @Override
  public void pointsAt(Cpu cpu, PerfSampleData data, PtRegs regs) {
    tell(cpu, to -> to.pointsAt(cpu, data, regs));
  }

  @Override
  public void emits(Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, Truth truth) {
    tell(cpu, to -> to.emits(cpu, data, regs, r, word, truth));
  }

  @Override
  public void emitsLength(Cpu cpu, PerfSampleData data, Cell cell, Word length) {
    tell(cpu, to -> to.emitsLength(cpu, data, cell, length));
  }

  @Override
  public void answersNone(Cpu cpu, PerfSampleData data) {
    tell(cpu, to -> to.answersNone(cpu, data));
  }

  @Override
  public void drops(Cpu cpu, PerfSampleData data, String why) {
    tell(cpu, to -> to.drops(cpu, data, why));
  }

  @Override
  public void emitsEmptyCallchain(Cpu cpu, PerfSampleData data, String why) {
    tell(cpu, to -> to.emitsEmptyCallchain(cpu, data, why));
  }

  @Override
  public void droppedByGuard(Cpu cpu, PerfSampleData data) {
    tell(cpu, to -> to.droppedByGuard(cpu, data));
  }

  @Override
  public void ends(Cpu cpu, PerfSampleData data) {
    tell(cpu, to -> to.ends(cpu, data));
  }

  @Override
  public void belowZero(Cpu cpu, Cell counter) {
    tell(cpu, to -> to.belowZero(cpu, counter));
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
  public void waits(Cpu cpu) {
    witness.waits(cpu);
    observer.waits(cpu);
  }

  @Override
  public void hangs(Cpu cpu, String where, String what) {
    witness.hangs(cpu, where, what);
    observer.hangs(cpu, where, what);
  }

  @Override
  public void runs(Cpu cpu, EventSource source) {
    witness.runs(cpu, source);
    observer.runs(cpu, source);
  }

  @Override
  public void leftCountChanged(Cpu cpu) {
    tell(cpu, to -> to.leftCountChanged(cpu));
  }

  @Override
  public void outOfBounds(Cpu cpu, String array, int index, int length) {
    tell(cpu, to -> to.outOfBounds(cpu, array, index, length));
  }
}
