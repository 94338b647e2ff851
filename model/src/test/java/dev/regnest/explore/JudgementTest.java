package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import java.util.Arrays;
import java.util.Map;
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
  void aSampleOfATaskThatTheHypothesisDoesNotNameTestsNothing() {
    Hypothesis named = new Hypothesis(
        "nmis", "NMIs sample.", Set.of(EventSource.PMI), Era.V5_11, Set.of(), Set.of());
    assertFalse(Runs.judge(Runs.design("on-stack"), named, 0).someEmitted());
    assertTrue(Runs.judge(Runs.design("on-stack"), named, 1).someEmitted());
  }

  @Test
  void codeWithoutSamplesIsTestedByWhatItAsserts() {
    Hypothesis nmis = Snippet.hypothesis(Set.of());
    Design silent = Snippet.design(perCpu -> (cpu, source) -> {});
    Design asserting = Snippet.design(
        perCpu -> (cpu, source) -> cpu.asserts("snippet.c:1", "WARN_ON(0)", /* holds= */ true));
    assertEquals(Verdict.VACUOUS, Runs.judge(silent, nmis, 1).verdict());
    assertEquals(Set.of(), Runs.judge(silent, nmis, 1).neverEntered());
    assertEquals(Verdict.HOLDS, Runs.judge(asserting, nmis, 1).verdict());
    assertFalse(Runs.judge(asserting, nmis, 1).someEmitted());
  }

  @Test
  void aGreenThatWasStoppedIsUnknownAndABreakStaysOne() {
    assertEquals(Verdict.UNKNOWN, holds.stopped("").verdict());
    assertFalse(holds.stopped("").complete());
    assertEquals(Verdict.VIOLATED, breaks.stopped("").verdict());
    assertEquals(breaks.broken(), breaks.stopped("").broken());
  }

  @Test
  void whatStoppedItIsKnownIfSomebodySaidSo() {
    assertEquals("by hand", holds.stopped("by hand").stoppedBy());
    assertEquals("", holds.stopped("").stoppedBy());
    assertEquals("", holds.stoppedBy());
  }

  @Test
  void whatWasStoppedLeavesTheClaimsUndecidedThatItDidNotBreak() {
    assertEquals(Set.of(), breaks.undecided());
    assertEquals(Set.of(Claim.P1), breaks.broken().keySet());
    assertEquals(
        Set.of(Claim.P2, Claim.P3, Claim.P4, Claim.P5), breaks.stopped("").undecided());
  }

  /** {@code single} breaks P1 by an NMI, and P1 again, but no earlier, by an NMI and another. */
  @Test
  void theShorterScheduleOfTwoSearchesIsKept() {
    Judgement one = Runs.judge("single", "nested-irqs", 1);
    Counterexample shorter = one.broken().get(Claim.P1);
    Counterexample longer = new Counterexample(Schedule.parse("n7n9"), shorter.violation());
    Judgement stopped = holds.stopped("");
    Judgement found = stopped.and(one);
    assertEquals(Verdict.VIOLATED, found.verdict());
    assertFalse(found.complete());
    assertEquals(Map.of(Claim.P1, shorter), found.broken());
    assertEquals(Map.of(Claim.P1, shorter), found.and(breaking(one, longer)).broken());
    assertEquals(Map.of(Claim.P1, shorter), breaking(one, longer).and(found).broken());
    assertEquals(Verdict.UNKNOWN, stopped.and(nothing).verdict());
  }

  private static Judgement breaking(Judgement like, Counterexample by) {
    return new Judgement(
        like.design(),
        like.hypothesis(),
        like.registers(),
        like.verdict(),
        Map.of(by.violation().claim(), by),
        like.interrupts(),
        like.schedules(),
        like.cutShort(),
        like.coverage());
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
