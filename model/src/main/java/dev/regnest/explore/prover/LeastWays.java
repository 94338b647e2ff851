package dev.regnest.explore.prover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cheapest ways from one beginning to all states that it leads to, by what was kept of them: shortest paths (Dijkstra, 1959).
 *
 * <p>One at a time: what is asked for last takes the place of what was asked for before.
 */
final class LeastWays {
  private SharedStates states;

  /** The states in the order in which they are reached, the cheapest first. */
  private final IntList reached = new IntList();

  /** For each cost the steps that end there, the first found first. */
  private final List<IntList> stepsByCost = new ArrayList<>();

  /** For each state the number of the search in which it was reached; in any other it was not. */
  private int[] reachedIn = {};

  private int search;
  private int[] costs = {};
  private int[] points = {};
  private Trail[] trails = {};

  /** Finds those from the state in which the last handler began. {@return the states, the cheapest first} */
  IntList find(SharedStates among) {
    states = among;
    makeRoom(among.size());
    search++;
    reached.clear();
    reach(among.beginning(), 0, 0, null);
    for (int cost = 0; cost < stepsByCost.size(); cost++) {
      IntList steps = stepsByCost.get(cost);
      for (int i = 0; steps != null && i < steps.size(); i++) {
        take(steps.get(i), cost);
      }
      if (steps != null) {
        steps.clear();
      }
    }
    return reached;
  }

  private void makeRoom(int size) {
    if (costs.length < size) {
      int more = Math.max(size, 2 * costs.length);
      reachedIn = Arrays.copyOf(reachedIn, more);
      costs = Arrays.copyOf(costs, more);
      points = Arrays.copyOf(points, more);
      trails = Arrays.copyOf(trails, more);
    }
  }

  private void take(int step, int cost) {
    int target = states.target(step);
    if (reachedIn[target] != search) {
      int source = states.source(step);
      reach(
          target,
          cost,
          points[source] + states.points(step),
          Trail.joined(trails[source], states.trail(step), points[source]));
    }
  }

  private void reach(int state, int cost, int pointsBefore, Trail trail) {
    reachedIn[state] = search;
    costs[state] = cost;
    points[state] = pointsBefore;
    trails[state] = trail;
    reached.add(state);
    for (int step = states.firstStep(state); step >= 0; step = states.stepAfter(step)) {
      if (reachedIn[states.target(step)] != search) {
        stepsOf(cost + states.cost(step)).add(step);
      }
    }
  }

  private IntList stepsOf(int cost) {
    while (stepsByCost.size() <= cost) {
      stepsByCost.add(null);
    }
    if (stepsByCost.get(cost) == null) {
      stepsByCost.set(cost, new IntList());
    }
    return stepsByCost.get(cost);
  }

  /** {@return what it takes to reach that state} */
  int cost(int state) {
    return costs[state];
  }

  /** {@return the way there} */
  Trail trail(int state) {
    return trails[state];
  }

  /** {@return how a claim breaks on the way on from that state, from the beginning on} */
  Broken after(int state, Broken onward) {
    return new Broken(
        costs[state] + onward.cost(),
        Trail.joined(trails[state], onward.trail(), points[state]),
        points[state] + onward.point(),
        onward.device(),
        onward.inside(),
        onward.waiting(),
        onward.passes());
  }
}
