package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.fail;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Schedule;
import dev.regnest.report.CounterexampleText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One legal schedule of one question.
 *
 * @param question the design and the hypothesis
 * @param schedule what arrives
 */
public record Scenario(Question question, Schedule schedule) {
  /** {@return what it violates} */
  public List<Violation> violations() {
    return Runner.of(question)
        .violations(schedule)
        .orElseThrow(() -> new AssertionError(this + " is no legal schedule"));
  }

  /** {@return the claims it breaks} */
  public Set<Claim> broken() {
    Set<Claim> broken = EnumSet.noneOf(Claim.class);
    violations().forEach(violation -> broken.add(violation.claim()));
    return broken;
  }

  /**
   * Fails if the claim is broken, with what a reviewer needs: the counterexample's table and the line that replays it.
   *
   * @param claim the claim
   */
  public void keeps(Claim claim) {
    Optional<Violation> violation =
        violations().stream().filter(v -> v.claim() == claim).findFirst();
    violation.ifPresent(v -> fail(describe(v)));
  }

  /** {@return the counterexample as it is pasted into a mail} */
  private String describe(Violation violation) {
    Counterexample counterexample = new Counterexample(schedule, violation);
    CounterexampleText text =
        CounterexampleText.of(question.judgement(counterexample), counterexample);
    String replay = ReplayLine.of(question, schedule, violation.claim()).orElse(text.replay());
    return System.lineSeparator()
        + String.join(System.lineSeparator(), text.replayedBy(replay).lines());
  }

  @Override
  public String toString() {
    return question + ": " + schedule;
  }
}
