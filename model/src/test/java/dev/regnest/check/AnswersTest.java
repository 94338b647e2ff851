package dev.regnest.check;

import static dev.regnest.explore.Runs.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Runs;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Verdict;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mail's question is answered with, for up to two interrupts: the claims each design keeps and breaks. */
class AnswersTest {
  @Test
  void thePatchSharesASlotBetweenSoftirqAndHardirq() {
    Judgement posted = judge("percpu4-posted", "nested-irqs", 2);
    assertEquals(Set.of(Claim.P1), posted.broken().keySet());
    Schedule schedule = posted.broken().get(Claim.P1).schedule();
    assertEquals(2, schedule.size());
    assertEquals(Arrival.SOFTIRQ, schedule.arrivals().get(0).kind());
    assertEquals(Arrival.HARDIRQ, schedule.arrivals().get(0).inside().get(0).kind());
  }

  @Test
  void thePatchSharesASlotBetweenAHardirqAndATaskWithBottomHalvesDisabled() {
    Judgement posted = judge("percpu4-posted", "bh-disabled", 2);
    assertEquals(Set.of(Claim.P1), posted.broken().keySet());
    Schedule schedule = posted.broken().get(Claim.P1).schedule();
    assertEquals(1, schedule.size());
    assertEquals(Arrival.HARDIRQ, schedule.arrivals().get(0).kind());
  }

  @Test
  void noHypothesisEverUsesTheThirdSlotOfThePatch() {
    Set<String> used = new TreeSet<>();
    for (Hypothesis hypothesis : Hypotheses.provable()) {
      used.addAll(judge(Runs.design("percpu4-posted"), hypothesis, 1).coverage().slotsUsed());
    }
    used.remove("task_pt_regs");
    assertEquals(Set.of("__regs_user[0]", "__regs_user[1]", "__regs_user[3]"), used);
  }

  @Test
  void theTestsCorrectedHoldUntilExceptionsEnterLikeNmis() {
    Judgement nested = judge("percpu4-ordered", "nested-irqs", 2);
    assertEquals(Verdict.HOLDS, nested.verdict());
    assertEquals(Set.of(), nested.broken().keySet());
    assertTrue(judge("percpu4-ordered", "nmi-like-exceptions", 2).broken().containsKey(Claim.P1));
  }

  static Stream<Hypothesis> whereTheSlotIsHeldUntilOutput() {
    return Hypotheses.provable().stream().filter(h -> !h.id().equals("deferred-output"));
  }

  @ParameterizedTest
  @MethodSource("whereTheSlotIsHeldUntilOutput")
  void theRecursionSlotIsolates(Hypothesis hypothesis) {
    Judgement judgement = judge(Runs.design("recursion-slot"), hypothesis, 2);
    assertFalse(judgement.broken().containsKey(Claim.P1));
    assertTrue(judgement.coverage().emitted().size() > 1, "and it was tested");
  }

  @Test
  void theRecursionSlotPaysForItWithSamplesDropped() {
    assertTrue(judge("recursion-slot", "nmi-like-exceptions", 2).broken().containsKey(Claim.P4));
    assertTrue(judge("recursion-slot", "entry-lag", 2).broken().containsKey(Claim.P4));
    assertEquals(Set.of(), judge("recursion-slot", "nested-irqs", 2).broken().keySet());
  }

  @Test
  void oneCopyRefilledByAllIsOverwrittenWithTheSameWords() {
    assertEquals(Set.of(Claim.P1), judge("single", "nested-irqs", 2).broken().keySet());
  }

  @Test
  void aFlagSetBeforeTheFillShowsAnNmiWhatIsNotThereYet() {
    Judgement first = judge("single-flag-first", "nested-irqs", 2);
    Schedule schedule = first.broken().get(Claim.P3).schedule();
    assertEquals(1, schedule.size());
    assertEquals(Arrival.NMI, schedule.arrivals().get(0).kind());
    assertFalse(first.broken().containsKey(Claim.P1));
    assertFalse(judge("single-flag-last", "nested-irqs", 2).broken().containsKey(Claim.P3));
  }

  @Test
  void aGreenInWhichNobodySampledIsVacuous() {
    Hypothesis nothing = new Hypothesis(
        "nothing", "Nothing fires.", Set.of(EventSource.PMI), Era.V4_4, Set.of(), Set.of());
    assertEquals(Verdict.VACUOUS, judge(Runs.design("on-stack"), nothing, 0).verdict());
    assertEquals(Verdict.HOLDS, judge(Runs.design("on-stack"), nothing, 1).verdict());
  }
}
