package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.EventSource;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private final Judgement holds = Runs.judge("percpu4-ordered", "nested-irqs", 2);
  private final Judgement breaks = Runs.judge("single", "nested-irqs", 2);
  private final Judgement nothing = Runs.judge("percpu4-ordered", "nested-irqs", 0);

  @Test
  void whatHoldsUpToABoundHolds() {
    assertEquals(Verdict.HOLDS, holds.verdict());
    assertTrue(holds.someEmitted());
    assertEquals(Set.of(), holds.neverEntered());
  }

  @Test
  void aSourceThatNeverArrivedMakesAGreenVacuous() {
    assertEquals(Verdict.VACUOUS, nothing.verdict());
    assertEquals(
        Set.of(EventSource.SOFTIRQ_EVENT, EventSource.HRTIMER, EventSource.PMI),
        nothing.neverEntered());
    assertTrue(nothing.someEmitted(), "the task's own sample goes out");
  }

  @Test
  void aGreenThatWasNotCompleteIsUnknownAndABreakStaysOne() {
    assertEquals(Verdict.UNKNOWN, holds.asIncomplete().verdict());
    assertFalse(holds.asIncomplete().complete());
    assertEquals(Verdict.VIOLATED, breaks.asIncomplete().verdict());
    assertEquals(breaks.broken(), breaks.asIncomplete().broken());
  }

  @Test
  void aGreenWhoseMutantsAllHoldIsVacuousAndKeepsWhatWasFound() {
    assertEquals(Verdict.VACUOUS, holds.asVacuous().verdict());
    assertEquals(holds.schedules(), holds.asVacuous().schedules());
  }

  @Test
  void verdictsAreToldApartByExitCodes() {
    assertEquals(
        "PROVED 0, HOLDS 0, VIOLATED 1, VACUOUS 3, UNKNOWN 4",
        Arrays.stream(Verdict.values())
            .map(verdict -> verdict + " " + verdict.exitCode())
            .collect(Collectors.joining(", ")));
  }

  @Test
  void whatIsProvableHasNoBound() {
    assertTrue(Hypotheses.provable().contains(Runs.hypothesis("nested-irqs")));
    assertFalse(Hypotheses.provable().contains(Runs.hypothesis("preemptible")));
    // All but preemptible, migration and preempt-rt.
    assertEquals(Hypotheses.all().size() - 3, Hypotheses.provable().size());
  }
}
