package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** Legal schedules of some questions, some of them nests or chosen edges, each able to shrink. */
public final class ScenarioGenerator implements RandomGenerator<Scenario> {
  private static final int DICE = 16;
  private static final int EDGES = 1;

  private final List<Question> questions;
  private final int maxArrivals;
  private final int nests;

  private ScenarioGenerator(List<Question> questions, int maxArrivals, int nests) {
    this.questions = List.copyOf(questions);
    this.maxArrivals = maxArrivals;
    this.nests = nests;
  }

  /** {@return schedules of these questions, at least one, of up to so many arrivals} */
  public static Arbitrary<Scenario> of(List<Question> questions, int maxArrivals) {
    return Arbitraries.fromGenerator(new ScenarioGenerator(questions, maxArrivals, DICE / 4));
  }

  /** {@return schedules of these questions of so many arrivals if they fit, each as deep as it can be} */
  static Arbitrary<Scenario> nests(List<Question> questions, int arrivals) {
    return Arbitraries.fromGenerator(new ScenarioGenerator(questions, arrivals, DICE));
  }

  @Override
  public Shrinkable<Scenario> next(Random random) {
    Question question = questions.get(random.nextInt(questions.size()));
    Runner runner = Runner.of(question);
    Schedule arrivals = schedule(runner, random);
    boolean moves = question.hypothesis().switches().contains(Switch.COMPILER_REORDERS);
    Schedule schedule = moves ? MovedAccesses.in(runner, arrivals, random) : arrivals;
    return new ShrinkableScenario(new Scenario(question, schedule));
  }

  private Schedule schedule(Runner runner, Random random) {
    int length = random.nextInt(maxArrivals + 1);
    int face = random.nextInt(DICE);
    if (face < nests) {
      return nest(runner, random, nests == DICE ? maxArrivals : length);
    }
    if (face < nests + EDGES) {
      return any(runner.edges().stream().filter(e -> e.size() <= maxArrivals).toList(), random);
    }
    return Choices.schedule(
        runner, random.ints(length, 0, Integer.MAX_VALUE).boxed().toList());
  }

  /** Each arrives as deep as anything can. */
  private static Schedule nest(Runner runner, Random random, int length) {
    List<Step> steps = new ArrayList<>();
    List<Step> next = runner.next(steps);
    while (steps.size() < length && !next.isEmpty()) {
      int deepest = next.get(next.size() - 1).depth();
      steps.add(any(next.stream().filter(step -> step.depth() == deepest).toList(), random));
      next = runner.next(steps);
    }
    return Schedule.of(steps);
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
