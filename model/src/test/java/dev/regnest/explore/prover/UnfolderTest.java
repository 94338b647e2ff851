package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.SamplingPath;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Code is run once for each log of reads, so what it does must follow from what it reads. */
class UnfolderTest {
  @Test
  void aDesignThatKeepsStateOutsideItsCellsIsRefused() {
    assertThrows(Deviation.class, () -> judge(/* keepsCount= */ true));
  }

  @Test
  void theSameDesignWithoutThatStateIsJudged() {
    assertEquals(Verdict.VACUOUS, judge(/* keepsCount= */ false).verdict());
  }

  private static Judgement judge(boolean keepsCount) {
    Design design = new Design(
        "counting",
        "stores how many samples it has seen",
        "a mistake",
        Set.of(),
        kernel -> new Counting(kernel, keepsCount));
    return Prover.judge(
        design, Hypotheses.named("nested-irqs").orElseThrow(), List.of(Register.AX), () -> false);
  }

  /** Stores a number and loads it again; an interrupt in between leaves another, so that its code is run again for that log. */
  private static final class Counting extends SamplingPath {
    private final Cell cell;
    private final boolean keepsCount;
    private int count;

    Counting(Kernel kernel, boolean keepsCount) {
      super(kernel);
      this.keepsCount = keepsCount;
      cell = kernel.perCpu().flag("count", 0);
    }

    @Override
    protected boolean init(Cpu cpu, PerfSampleData data) {
      count += keepsCount ? 1 : 0;
      cpu.store(cell, count + data.source().ordinal());
      cpu.load(cell);
      return true;
    }

    @Override
    protected void prepare(Cpu cpu, PerfSampleData data) {}

    @Override
    protected void output(Cpu cpu, PerfSampleData data) {}

    @Override
    protected void free(Cpu cpu, PerfSampleData data) {}
  }
}
