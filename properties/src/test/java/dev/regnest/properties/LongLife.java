package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The run of a task that enters again and again while there are actions left.
 *
 * <p>An action is taken at each point: 0 for nothing, 1 for the first arrival that is legal there, 2 for the second; a number too
 * high is nothing as well.
 */
final class LongLife implements Adversary {
  private final Question question;
  private final Runner runner;
  private final Iterator<Integer> actions;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Claim> broken = EnumSet.noneOf(Claim.class);
  private Optional<Scenario> firstBreak = Optional.empty();

  LongLife(Question question, List<Integer> actions) {
    this.question = question;
    this.runner = Runner.of(question);
    this.actions = actions.iterator();
    runner.run(this, this::told);
  }

  private void told(Violation violation) {
    if (firstBreak.isEmpty()) {
      firstBreak = Optional.of(soFar());
    }
    broken.add(violation.claim());
  }

  private Scenario soFar() {
    return new Scenario(question, Schedule.of(steps));
  }

  /** {@return how often the task was interrupted or entered again} */
  int arrivals() {
    return steps.size();
  }

  Set<Claim> broken() {
    return broken;
  }

  /** {@return all that arrived up to the first violation, if there was one} */
  Optional<Scenario> firstBreak() {
    return firstBreak;
  }

  /** Fails, with the counterexample, if any claim was broken. */
  void staysSound() {
    firstBreak.ifPresent(scenario -> broken.forEach(scenario::keeps));
    assertEquals(Set.of(), broken);
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    int action = actions.hasNext() ? actions.next() : 0;
    if (action == 0) {
      return Optional.empty();
    }
    Optional<Arrival> arriving = runner.machine().setup().arrivals().stream()
        .filter(arrival -> !arrival.isChoice())
        .filter(arrival -> runner.machine().refusing(cpu, arrival).isEmpty())
        .skip(action - 1)
        .findFirst();
    arriving.ifPresent(arrival -> note(cpu, arrival));
    return arriving;
  }

  @Override
  public boolean takes(Cpu cpu, Arrival choice) {
    atRest(cpu);
    if (actions.hasNext()) {
      note(cpu, choice);
    }
    return actions.hasNext();
  }

  private void note(Cpu cpu, Arrival arrival) {
    steps.add(new Step(arrival, Frame.of(cpu).depth(), Frame.of(cpu).point()));
  }

  private void atRest(Cpu cpu) {
    for (Cell cell : runner.cells()) {
      if (cell.isCounter()) {
        assertEquals(
            cell.initial(), Driver.of(cpu).peek(cell), () -> cell.name() + " after " + soFar());
      }
    }
  }
}
