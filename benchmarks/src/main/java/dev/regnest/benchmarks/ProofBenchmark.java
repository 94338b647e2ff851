package dev.regnest.benchmarks;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One cell of the matrix in a warm JVM: a light one, one nested to the hardware's limit, the heaviest of each kind. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProofBenchmark {
  /** Design and hypothesis. */
  @Param({
    "recursion-slot nested-irqs",
    "percpu4-ordered nmi-like-exceptions",
    "pile-deep nmi-like-exceptions",
    "not-yet-filled-shared traced-sampling-path",
    "nmi-user-regs half-built-entry"
  })
  public String cell;

  /** How many registers are copied, of those that perf copies. */
  @Param({"3", "21"})
  public int registers;

  private Design design;
  private Hypothesis hypothesis;
  private List<Register> words;

  /** Looks the cell up. */
  @Setup
  public void find() {
    String[] names = cell.split(" ");
    design = Designs.named(names[0]).orElseThrow();
    hypothesis = Hypotheses.named(names[1]).orElseThrow();
    words = Words.first(registers);
  }

  /** {@return the judgement} */
  @Benchmark
  public Judgement proves() {
    return Engines.judge(design, hypothesis, words, () -> false);
  }
}
