package dev.regnest.properties;

import dev.regnest.explore.Replay;
import dev.regnest.explore.Step;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.LegalityRule;
import dev.regnest.machine.Word;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Ways to look into the run of one scenario. */
final class Replays {
  private final Scenario scenario;

  Replays(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Shows the CPU wherever a sample begins. */
  void samples(BiConsumer<Cpu, PerfSampleData> begins) {
    Question question = scenario.question();
    new Replay(question.design(), question.setup(), new Begins(begins)).run(scenario.schedule());
  }

  /** {@return the rules that refuse some arrival at some point of the run} */
  Set<LegalityRule> refusals() {
    Runner runner = Runner.of(scenario.question());
    Refusals refusals = new Refusals(runner, scenario.schedule().steps());
    runner.run(refusals);
    return refusals.rules;
  }

  /** Plays a schedule and asks everywhere about everything. */
  private static final class Refusals implements Adversary {
    private final Runner runner;
    private final Extensions player;
    private final Set<LegalityRule> rules = EnumSet.noneOf(LegalityRule.class);

    Refusals(Runner runner, List<Step> steps) {
      this.runner = runner;
      this.player = new Extensions(runner.machine(), steps);
    }

    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      for (Arrival arrival : Arrival.values()) {
        runner.machine().refusing(cpu, arrival).ifPresent(rules::add);
      }
      return player.arriving(cpu);
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return player.takes(cpu, choice);
    }
  }

  /** Hears of the beginning of samples and of nothing else. */
  private record Begins(BiConsumer<Cpu, PerfSampleData> told) implements SampleObserver {
    @Override
    public void begins(Cpu cpu, PerfSampleData data) {
      told.accept(cpu, data);
    }

    @Override
    public void beginsRecord(Cpu cpu, PerfSampleData data) {}

    @Override
    public void pointsAt(Cpu cpu, PerfSampleData data, PtRegs regs) {}

    @Override
    public void emits(
        Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, Truth truth) {}

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
}
