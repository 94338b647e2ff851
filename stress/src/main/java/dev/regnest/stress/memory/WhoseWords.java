package dev.regnest.stress.memory;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;

/** Looks at the words that one sample emits: its own, or somebody else's. */
public final class WhoseWords implements SampleObserver {
  /** No word was emitted. */
  public static final int DROPPED = 0;

  /** Every word emitted was the sample's own. */
  public static final int OWN = 1;

  /** A word was another sample's. */
  public static final int FOREIGN = 2;

  /** A word was never filled, or an index left its array. */
  public static final int NOBODYS = 3;

  private final int[] seen = new int[4];
  private int owner;

  /** Starts a sample whose words are those of {@code whose}, from 1 to 3. */
  void expect(int whose) {
    owner = whose;
    seen[whose] = DROPPED;
  }

  /** Goes on with the sample of {@code whose}. */
  void resume(int whose) {
    owner = whose;
  }

  int seen(int whose) {
    return seen[whose];
  }

  @Override
  public void emits(Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, Truth truth) {
    seen[owner] = Math.max(seen[owner], whose(word));
  }

  private int whose(Word word) {
    if (word.origin() == Word.Origin.NOT_AVAILABLE) {
      return OWN;
    }
    if (word.origin() != Word.Origin.USER) {
      return NOBODYS;
    }
    return word.entry() == owner ? OWN : FOREIGN;
  }

  @Override
  public void begins(Cpu cpu, PerfSampleData data) {}

  @Override
  public void beginsRecord(Cpu cpu, PerfSampleData data) {}

  @Override
  public void pointsAt(Cpu cpu, PerfSampleData data, PtRegs regs) {
    // Between prepare and output lie the rest of perf_prepare_sample() and perf_output_begin().
    Dwell.turns(Dwell.WHILE);
  }

  @Override
  public void emitsLength(Cpu cpu, PerfSampleData data, Cell cell, Word length) {}

  @Override
  public void answersNone(Cpu cpu, PerfSampleData data) {}

  @Override
  public void drops(Cpu cpu, PerfSampleData data, String why) {}

  @Override
  public void emitsEmptyCallchain(Cpu cpu, PerfSampleData data, String why) {}

  @Override
  public void droppedByGuard(Cpu cpu, PerfSampleData data) {}

  @Override
  public void ends(Cpu cpu, PerfSampleData data) {}

  @Override
  public void belowZero(Cpu cpu, Cell counter) {}

  @Override
  public void outOfBounds(Cpu cpu, String array, int index, int length) {}
}
