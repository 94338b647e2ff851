package dev.regnest.properties;

import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a flat list of numbers to a schedule: each number picks the next arrival among all that the machine would let in.
 *
 * <p>So every list gives a legal schedule, a prefix of the list gives a prefix of the schedule, and 0 picks the shallowest and
 * earliest arrival there is. A number first picks the depth, then the arrival at that depth, or else the many points of long handlers
 * would crowd out the deep ones.
 */
final class Choices {
  private Choices() {}

  /** {@return the schedule that these numbers, 0 or more, pick} */
  static Schedule schedule(Runner runner, List<Integer> numbers) {
    List<Step> steps = new ArrayList<>();
    for (int number : numbers) {
      List<Step> next = runner.next(steps);
      if (next.isEmpty()) {
        break;
      }
      steps.add(pick(next, number));
    }
    return Schedule.of(steps);
  }

  private static Step pick(List<Step> sortedByDepth, int number) {
    List<Integer> depths = sortedByDepth.stream().map(Step::depth).distinct().toList();
    int depth = depths.get(number % depths.size());
    List<Step> there =
        sortedByDepth.stream().filter(step -> step.depth() == depth).toList();
    return there.get(number / depths.size() % there.size());
  }
}
