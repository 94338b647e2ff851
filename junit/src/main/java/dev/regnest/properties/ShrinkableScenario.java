package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A scenario that shrinks towards fewer arrivals, then fewer moved accesses, then shallower and earlier ones, by edits of its schedule.
 *
 * <p>Shrinking the numbers it was made of instead would change every arrival after the edited one, because they count what may arrive
 * next; here an arrival that is not edited stays where it was. What a rule forbids is passed over. Where no edit breaks the claim, all
 * schedules of one and of two arrivals are tried: no edit of one that hides the reason leads to the one that shows it.
 */
final class ShrinkableScenario implements Shrinkable<Scenario> {
  private final Scenario scenario;

  ShrinkableScenario(Scenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public Scenario value() {
    return scenario;
  }

  @Override
  public Stream<Shrinkable<Scenario>> shrink() {
    Runner runner = Runner.of(scenario.question());
    ShrinkingDistance distance = distance();
    return Stream.<Supplier<Stream<Schedule>>>of(this::edits, () -> few(runner))
        .flatMap(Supplier::get)
        .filter(schedule -> distance(schedule).compareTo(distance) < 0)
        .filter(schedule -> runner.violations(schedule).isPresent())
        .map(schedule -> new ShrinkableScenario(new Scenario(scenario.question(), schedule)));
  }

  private Stream<Schedule> edits() {
    return Edits.of(scenario.schedule()).stream();
  }

  private Stream<Schedule> few(Runner runner) {
    return runner.few().stream().takeWhile(s -> s.size() <= scenario.schedule().size());
  }

  @Override
  public ShrinkingDistance distance() {
    return distance(scenario.schedule());
  }

  private static ShrinkingDistance distance(Schedule schedule) {
    long points = 0;
    long kinds = 0;
    for (Step step : schedule.steps()) {
      points += step.point() + step.access();
      kinds += step.kind().ordinal();
    }
    return ShrinkingDistance.of(schedule.size(), schedule.moves(), schedule.depth(), points, kinds);
  }
}
