package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Switch;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing arrives in what looks at memory when everything has returned, and it leaves nothing behind. */
class AtRestTest {
  private static final Hypothesis INTERRUPTED = new Hypothesis(
      "at-rest",
      "NMIs and hardirqs interrupt a task that comes again.",
      Set.of(EventSource.TASK_EVENT, EventSource.PMI, EventSource.HRTIMER),
      Era.V5_11,
      Set.<Switch>of(),
      Set.of(Arrival.REENTRY));

  /** What is done at rest once the cell that handlers assert to be 0 has been set to 1. */
  private enum Looking {
    MASKS((cpu, x) -> cpu.localIrqSave()),
    COUNTS((cpu, x) -> {
      if (!cpu.inSoftirq()) {
        cpu.localBhDisable();
      }
    }),
    CHOOSES((cpu, x) -> Driver.of(cpu).choose(Arrival.VALUE)),
    ADDS((cpu, x) -> cpu.thisCpuIncReturn(x)),
    STORES((cpu, x) -> cpu.writeOnce(x, cpu.readOnce(x) + 1)),
    IS_GIVEN_UP((cpu, x) -> {
      throw cpu.assumesOtherwise();
    });

    private final BiConsumer<Cpu, Cell> operation;

    Looking(BiConsumer<Cpu, Cell> operation) {
      this.operation = operation;
    }
  }

  /** Asserts wherever it runs that x is 0 and nothing is masked by who was there before, and sets x at rest. */
  private record Sets(Cell x, Looking looking) implements Program {
    static Design design(Looking looking) {
      return new Design(
          "sets", "sets a cell at rest", "this test", Set.of(), kernel -> of(kernel, looking));
    }

    private static Program of(Kernel kernel, Looking looking) {
      return new Sets(kernel.perCpu().flag("x", 0), looking);
    }

    @Override
    public Runnable fire(Cpu cpu, EventSource source) {
      cpu.runs(source);
      cpu.asserts("here", "x == 0", cpu.readOnce(x) == 0);
      if (source == EventSource.TASK_EVENT) {
        cpu.asserts("here", "nothing is off", !cpu.irqsOff() && cpu.preemptCount() == 0);
      }
      return null;
    }

    @Override
    public List<Consumer<Cpu>> atRest() {
      return List.of(
          cpu -> {
            cpu.store(x, 1);
            looking.operation.accept(cpu, x);
          },
          cpu -> cpu.asserts("at rest", "x == 0 again", cpu.load(x) == 0));
    }

    @Override
    public boolean copiesWords() {
      return false;
    }
  }

  @Test
  void whatIsDoneThereBreaksNothing() {
    for (Looking looking : Looking.values()) {
      Design design = Sets.design(looking);
      Judgement proof = Prover.judge(design, INTERRUPTED, Snippet.WORD, () -> false);
      assertEquals(Verdict.PROVED, proof.verdict(), looking.name());
      assertEquals(Set.of(), Runs.judge(design, INTERRUPTED, 2).broken().keySet(), looking.name());
    }
  }

  /** The twin: what is looked at is judged, whichever way a choice goes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsWrongThereIsSeenOnEitherWay(boolean way) {
    Design design =
        new Design("wrong", "asserts at rest", "this test", Set.of(), kernel -> new Asserts(way));
    assertEquals(
        Set.of(Claim.ASSERT),
        Prover.judge(design, INTERRUPTED, Snippet.WORD, () -> false).broken().keySet());
    assertEquals(
        Set.of(Claim.ASSERT), Runs.judge(design, INTERRUPTED, 1).broken().keySet());
  }

  /** Asserts at rest that a choice goes the other way. */
  private record Asserts(boolean way) implements Program {
    @Override
    public Runnable fire(Cpu cpu, EventSource source) {
      cpu.runs(source);
      return null;
    }

    @Override
    public List<Consumer<Cpu>> atRest() {
      return List.of(cpu -> cpu.asserts(
          "there", "it goes the other way", Driver.of(cpu).choose(Arrival.VALUE) != way));
    }
  }
}
