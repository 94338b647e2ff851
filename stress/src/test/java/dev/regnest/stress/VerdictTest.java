package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;

class VerdictTest {
  private static final SortedSet<String> PREDICTED = new TreeSet<>(Set.of("0", "1"));

  private final TestInfo test = declaring(
      outcome("0", Expect.ACCEPTABLE, "No NMI."),
      outcome("1", Expect.ACCEPTABLE_INTERESTING, "Must be seen: torn."),
      outcome("[1-9]", Expect.FORBIDDEN, "Leak."));

  @Test
  void aTestThatSawWhatItMustAndNothingForbiddenHasNoComplaint() {
    assertEquals(List.of(), complaints(Status.NORMAL, Map.of("0", 50_000L, "1", 3L)));
  }

  @Test
  void aTestWithoutResultDidNotRun() {
    assertEquals(
        List.of(
            "did not run: not selected, more actors than cores (2), no time left, or no JVM that works"),
        Verdict.of(test, PREDICTED, List.of()).complaints());
  }

  @Test
  void aForbiddenOutcomeIsNamedWithItsCount() {
    assertEquals(
        List.of("Forbidden outcome \"2\" seen 7 times: Leak."),
        complaints(Status.NORMAL, Map.of("0", 50_000L, "1", 3L, "2", 7L)));
  }

  @Test
  void anOutcomeThatTheModelDoesNotPredictIsAFailureThoughItIsDeclared() {
    Verdict verdict = Verdict.of(
        test, new TreeSet<>(Set.of("1")), List.of(tiered(Map.of("0", 50_000L, "1", 3L))));
    assertEquals(
        List.of("outcome \"0\" seen 50000 times, but the model predicts only [1]"),
        verdict.complaints());
    assertEquals(50_000, verdict.bad());
  }

  @Test
  void anUndeclaredOutcomeIsAFailure() {
    assertEquals(
        List.of(
            "Forbidden outcome \"10\" seen 1 times: No default case provided, assume Forbidden"),
        complaints(Status.NORMAL, Map.of("0", 50_000L, "1", 3L, "10", 1L)));
  }

  @Test
  void anOutcomeThatMustBeSeenIsMissed() {
    assertEquals(
        List.of("never seen: 1 (Must be seen: torn.)"),
        complaints(Status.NORMAL, Map.of("0", 50_000L)));
  }

  @Test
  void tooFewSamplesSayNothing() {
    assertEquals(
        List.of("2 samples, expected 1000 or more"),
        complaints(Status.NORMAL, Map.of("0", 1L, "1", 1L)));
  }

  @Test
  void aTestThatEndedInAnErrorFails() {
    assertEquals(
        List.of("ended with TEST_ERROR"),
        complaints(Status.TEST_ERROR, Map.of("0", 50_000L, "1", 3L)));
  }

  @Test
  void onlySeeingTooLittleIsWorthASecondLook() {
    assertTrue(verdict(tiered(Map.of("0", 50_000L))).needsMoreTime());
    assertTrue(verdict(tiered(Map.of("1", 3L))).needsMoreTime());
    assertFalse(verdict(tiered(Map.of("0", 50_000L, "2", 1L))).needsMoreTime());
    assertFalse(verdict(tiered(Map.of("0", 50_000L, "1", 3L))).needsMoreTime());
  }

  @Test
  void allJvmsAreJudgedTogetherAndTheWorstStatusCounts() {
    Verdict verdict = verdict(
        tiered(Map.of("0", 50_000L)),
        new JvmResult(Status.VM_ERROR, /* underC2= */ false, Counts.of(Map.of("1", 3L))));
    assertEquals(List.of("ended with VM_ERROR"), verdict.complaints());
    assertEquals(Optional.of(Status.VM_ERROR), verdict.status());
    assertEquals(50_003, verdict.samples());
  }

  @Test
  void whatC2LeavesNoTraceOfMayBeSeenElsewhere() {
    JvmResult elsewhere = tiered(Map.of("0", 50_000L, "1", 50_000L));
    assertEquals(List.of(), cancelled(elsewhere, underC2(Map.of("0", 99_995L, "1", 5L))));
    assertEquals(
        List.of("seen 6 times in 100000 under C2: 1 (Never under C2: taken.)"),
        cancelled(elsewhere, underC2(Map.of("0", 99_994L, "1", 6L))));
  }

  @Test
  void aClaimOfNeverTakesSamplesUnderC2() {
    assertEquals(
        List.of("0 samples under C2, expected 50000 or more"),
        cancelled(tiered(Map.of("0", 500_000L))));
  }

  @Test
  void whatMustBeSeenUnderC2IsNotSeenElsewhere() {
    StateCase row = outcome("1", Expect.ACCEPTABLE, "Must be seen under C2: taken.");
    TestInfo kept = declaring(outcome("0", Expect.ACCEPTABLE, "Free."), row);
    JvmResult elsewhere = tiered(Map.of("0", 50_000L, "1", 3L));
    assertEquals(
        List.of("never seen under C2: 1 (Must be seen under C2: taken.)"),
        Verdict.of(kept, PREDICTED, List.of(elsewhere, underC2(Map.of("0", 50_000L))))
            .complaints());
    assertEquals(List.of(Compiler.TIERED, Compiler.C2), new OutcomeTable(kept).compilers());
    assertEquals(List.of(Compiler.TIERED), new OutcomeTable(test).compilers());
  }

  private static List<String> cancelled(JvmResult... results) {
    TestInfo plain = declaring(
        outcome("0", Expect.ACCEPTABLE, "Free."),
        outcome("1", Expect.ACCEPTABLE, "Never under C2: taken."));
    return Verdict.of(plain, PREDICTED, List.of(results)).complaints();
  }

  private Verdict verdict(JvmResult... results) {
    return Verdict.of(test, PREDICTED, List.of(results));
  }

  private static JvmResult tiered(Map<String, Long> counts) {
    return new JvmResult(Status.NORMAL, /* underC2= */ false, Counts.of(counts));
  }

  private static JvmResult underC2(Map<String, Long> counts) {
    return new JvmResult(Status.NORMAL, /* underC2= */ true, Counts.of(counts));
  }

  private List<String> complaints(Status status, Map<String, Long> counts) {
    return verdict(new JvmResult(status, /* underC2= */ false, Counts.of(counts)))
        .complaints();
  }

  private static TestInfo declaring(StateCase... outcomes) {
    TestInfo info = new TestInfo(
        "a.B.Test", "a.B$Test", "a.B_Test_jcstress", "", 2, List.of("task", "pmi"), false);
    List.of(outcomes).forEach(info::addCase);
    return info;
  }

  private static StateCase outcome(String pattern, Expect expect, String description) {
    return new StateCase(Pattern.compile(pattern), expect, description);
  }
}
