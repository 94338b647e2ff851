package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** Legal schedules of some questions, a few of them chosen edges, each able to shrink. */
public final class ScenarioGenerator implements RandomGenerator<Scenario> {
  private static final int ONE_EDGE_IN = 16;

  private final List<Question> questions;
  private final int maxArrivals;

  private ScenarioGenerator(List<Question> questions, int maxArrivals) {
    this.questions = List.copyOf(questions);
    this.maxArrivals = maxArrivals;
  }

  /** {@return schedules of these questions, at least one, of up to so many arrivals} */
  public static Arbitrary<Scenario> of(List<Question> questions, int maxArrivals) {
    return Arbitraries.fromGenerator(new ScenarioGenerator(questions, maxArrivals));
  }

  @Override
  public Shrinkable<Scenario> next(Random random) {
    Question question = questions.get(random.nextInt(questions.size()));
    Runner runner = Runner.of(question);
    Schedule schedule = random.nextInt(ONE_EDGE_IN) == 0
        ? edge(runner, random)
        : Choices.schedule(runner, numbers(random));
    return new ShrinkableScenario(new Scenario(question, schedule));
  }

  private List<Integer> numbers(Random random) {
    int arrivals = random.nextInt(maxArrivals + 1);
    return random.ints(arrivals, 0, Integer.MAX_VALUE).boxed().toList();
  }

  /** {@return one kind of arrival at the first or the last point it may hit, or as deep a nest as fits} */
  private Schedule edge(Runner runner, Random random) {
    if (random.nextBoolean()) {
      List<Step> steps = new ArrayList<>();
      List<Step> next = runner.next(steps);
      while (steps.size() < maxArrivals && !next.isEmpty()) {
        int deepest = next.get(next.size() - 1).depth();
        List<Step> there = next.stream().filter(step -> step.depth() == deepest).toList();
        steps.add(there.get(random.nextInt(there.size())));
        next = runner.next(steps);
      }
      return Schedule.of(steps);
    }
    List<Step> alone = runner.next(List.of());
    if (alone.isEmpty() || maxArrivals == 0) {
      return Schedule.empty();
    }
    Step any = alone.get(random.nextInt(alone.size()));
    List<Step> same = alone.stream().filter(step -> step.kind() == any.kind()).toList();
    return Schedule.of(List.of(random.nextBoolean() ? same.get(0) : same.get(same.size() - 1)));
  }
}
