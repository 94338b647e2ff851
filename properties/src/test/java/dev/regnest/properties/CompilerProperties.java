package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What a compiler that moves plain accesses between barriers does to a design, and what it cannot do. */
class CompilerProperties {
  private static final int SEARCH = 20_000;
  private static final int NEAR = 6;

  /** Two live samples of one level: an optimised kprobe interrupts a task, and stays at its level. */
  private static final Hypothesis REORDERED = new Hypothesis(
      "reordered",
      "A task's sample is interrupted by an optprobe, and the compiler moves accesses.",
      Set.of(EventSource.TASK_EVENT, EventSource.OPTPROBE),
      Era.V4_4,
      Set.of(Switch.COMPILER_REORDERS),
      Set.of());

  private static Question reordered(Design design) {
    return new Question(design, REORDERED);
  }

  @Provide
  Arbitrary<Scenario> withBarriers() {
    return ScenarioGenerator.of(List.of(reordered(GuardedLevels.withBarriers())), 3);
  }

  @Provide
  Arbitrary<Scenario> withoutBarriers() {
    return ScenarioGenerator.of(List.of(reordered(GuardedLevels.withoutBarriers())), 3);
  }

  /** Without them one scenario in 200 breaks it: 2,400 tries see a dozen. */
  @Property
  @Tries(40)
  void aFlagWithItsBarriersCoversTheSlot(@ForAll("withBarriers") Scenario scenario) {
    scenario.keeps(Claim.P1);
  }

  @Property(tries = 1)
  void aFlagWithoutThemDoesNot(@ForAll Random random) {
    RandomGenerator<Scenario> scenarios = withoutBarriers().generator(SEARCH);
    assertTrue(Stream.generate(() -> scenarios.next(random))
        .limit(SEARCH)
        .anyMatch(scenario -> scenario.value().broken().contains(Claim.P1)));
  }

  @Property
  void aMovedAccessComesBackFromItsText(@ForAll("withoutBarriers") Scenario scenario) {
    assertEquals(scenario.schedule(), Schedule.parse(scenario.schedule().toString()));
    assertEquals(scenario.schedule(), Schedule.of(scenario.schedule().steps()));
  }

  @Example
  void noFrameHasMorePointsThanMovesAreDrawnFrom() {
    for (Design design : Designs.all()) {
      for (Step next : Runner.of(Question.of(design, "compiler-reorders")).next(List.of())) {
        assertTrue(next.point() <= MovedAccesses.POINTS, () -> design.id() + ": " + next);
      }
    }
  }

  @Property(tries = 800)
  @StatisticsReport(onFailureOnly = true)
  void accessesMoveLaterAndEarlierAndFarAlsoInHandlers(
      @ForAll("withoutBarriers") Scenario scenario) {
    for (Step step : scenario.schedule().steps()) {
      if (step.isMove()) {
        String where = step.depth() == 0 ? "in the task" : "in a handler";
        Statistics.collect(step.access() < step.point() ? "later" : "earlier", where);
        Statistics.label("distance").collect(step.access() > step.point() + NEAR, where);
      }
    }
    Statistics.coverage(coverage -> {
      for (String where : List.of("in the task", "in a handler")) {
        coverage.check("later", where).count(n -> n > 0);
        coverage.check("earlier", where).count(n -> n > 0);
      }
    });
    Statistics.label("distance").coverage(coverage -> {
      coverage.check(true, "in the task").count(n -> n > 0);
      coverage.check(true, "in a handler").count(n -> n > 0);
    });
  }
}
