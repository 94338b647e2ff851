package dev.regnest.check;

import static dev.regnest.explore.Runs.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Runs;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What runs are counted to have done, which decides between a green and one that tested nothing. */
class CoverageTest {
  private static Coverage of(String design, String hypothesis, int interrupts) {
    return judge(design, hypothesis, interrupts).coverage();
  }

  @Test
  void aRunThatNothingInterruptsSamplesInTheTaskAlone() {
    Coverage coverage = of("on-stack", "nested-irqs", 0);
    assertEquals(Set.of(EventSource.TASK_EVENT), coverage.entered());
    assertEquals(Set.of(EventSource.TASK_EVENT), coverage.emitted());
    assertEquals(Claim.ofSamples(), coverage.claims());
  }

  @Test
  void oneInterruptOfEachKindSamplesWhateverTheHypothesisNames() {
    Coverage coverage = of("on-stack", "nested-irqs", 1);
    Set<EventSource> named = Set.of(
        EventSource.TASK_EVENT, EventSource.SOFTIRQ_EVENT, EventSource.HRTIMER, EventSource.PMI);
    assertEquals(named, coverage.entered());
    assertEquals(named, coverage.emitted());
  }

  @Test
  void aDesignIsCountedWithTheSlotsThatItsSamplesPointAt() {
    assertEquals(
        Set.of("__regs_user[3]"), of("percpu4-posted", "nested-irqs", 0).slotsUsed());
  }

  @Test
  void wordsThatAnEraNeverCopiesAreNotAvailable() {
    assertEquals(Set.of(), of("on-stack", "nested-irqs", 0).notAvailable());
    assertEquals(
        Set.of(Register.BX),
        judge("on-stack", "nested-irqs", 0, Register.BX).coverage().notAvailable());
  }

  @Test
  void theKernelsGuardDropsATracedEventInsideAGuardedSample() {
    assertEquals(Set.of(), of("on-stack", "traced-sampling-path", 0).droppedByGuard());
    assertEquals(
        Set.of(EventSource.NESTED_TRACE),
        of("on-stack", "traced-sampling-path", 1).droppedByGuard());
  }

  @Test
  void aProgramWithoutSamplesClaimsBalanceAndWhatItAsserts() {
    Coverage coverage =
        judge(Assertions.thatNothingNests(), Runs.hypothesis("nested-irqs"), 0).coverage();
    assertEquals(EnumSet.of(Claim.P5, Claim.ASSERT), coverage.claims());
    assertEquals(Set.of(EventSource.TASK_EVENT), coverage.entered());
    assertEquals(Set.of(), coverage.emitted());
  }

  @Test
  void addingTakesOverAllThatOtherRunsDid() {
    Coverage sum = of("percpu4-posted", "nested-irqs", 0);
    Coverage other = new Coverage();
    other.entered(EventSource.PMI);
    other.emitted(EventSource.HRTIMER);
    other.droppedByGuard(EventSource.KPROBE);
    other.asserted();
    other.waited();
    sum.add(other);
    assertEquals(Set.of(EventSource.TASK_EVENT, EventSource.PMI), sum.entered());
    assertEquals(Set.of(EventSource.TASK_EVENT, EventSource.HRTIMER), sum.emitted());
    assertEquals(Set.of(EventSource.KPROBE), sum.droppedByGuard());
    assertEquals(EnumSet.allOf(Claim.class), sum.claims());
    assertEquals(Set.of(), sum.notAvailable());
    assertFalse(sum.sawGuardLoseBalance());

    Coverage both = new Coverage();
    both.notAvailable(Register.BP);
    both.guardLostBalance();
    both.add(of("percpu4-posted", "nested-irqs", 0));
    assertEquals(Set.of(Register.BP), both.notAvailable());
    assertTrue(both.sawGuardLoseBalance());
    assertEquals(Set.of("__regs_user[3]"), both.slotsUsed());
    sum.add(both);
    assertEquals(Set.of(Register.BP), sum.notAvailable());
    assertTrue(sum.sawGuardLoseBalance());
  }
}
