package dev.regnest.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.perf.UserRegsPath;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How many samples live at once, era by era: a pile of so many slots is proved, and one of one fewer drops a sample; docs/findings.md. */
class EnoughSlotsTest {
  private static Judgement judged(int slots, Hypothesis hypothesis) {
    Design pile = new Design(
        "pile-" + slots,
        "a pile of " + slots,
        "this test",
        Set.of(),
        kernel -> new UserRegsPath(kernel, new Pile(kernel.perCpu(), slots)));
    return Prover.judge(pile, hypothesis, Registers.REPRESENTATIVE, () -> false);
  }

  private static void assertEnough(int slots, Hypothesis hypothesis) {
    assertEquals(Verdict.PROVED, judged(slots, hypothesis).verdict(), slots + " slots");
    assertEquals(
        Set.of(Claim.P4), judged(slots - 1, hypothesis).broken().keySet(), slots - 1 + " slots");
  }

  /** Those of a task, a softirq, a hardirq, an NMI, a breakpoint and a kprobe; on PREEMPT_RT no softirq comes over a sample. */
  @ParameterizedTest
  @CsvSource({
    "nested-irqs, V4_4, 4",
    "nested-irqs, V4_6, 4",
    "nested-irqs, V5_11, 4",
    "nested-irqs, V6_1, 4",
    "nested-irqs, V6_19, 4",
    "nested-irqs, PREEMPT_RT, 3",
    "nmi-like-exceptions, V4_4, 6",
    "nmi-like-exceptions, V4_6, 6",
    "nmi-like-exceptions, V5_11, 6",
    "nmi-like-exceptions, V6_1, 6",
    "nmi-like-exceptions, V6_19, 6",
    "nmi-like-exceptions, PREEMPT_RT, 5",
  })
  void soManyAreEnoughAndNoFewer(String hypothesis, Era era, int slots) {
    assertEnough(slots, Hypotheses.named(hypothesis).orElseThrow().in(era));
  }

  @ParameterizedTest
  @EnumSource(
      value = Era.class,
      names = {"V4_6", "V5_11"})
  void aKprobeThatIsNoExceptionTakesThePlaceOfOneThatIs(Era era) {
    Hypothesis exceptions =
        Hypotheses.named("nmi-like-exceptions").orElseThrow().in(era);
    Set<EventSource> sources = EnumSet.of(EventSource.OPTPROBE);
    sources.addAll(exceptions.sources());
    assertEnough(
        6, new Hypothesis("both-kinds", exceptions.sentence(), sources, era, Set.of(), Set.of()));
  }

  /** The model's own limit: fifteen HARDIRQ units, of hardirqs and one NMI, over a task and a softirq. */
  @ParameterizedTest
  @EnumSource(
      value = Era.class,
      names = {"V4_6", "V6_19"})
  void whereHardirqsNestSeventeenAre(Era era) {
    assertEnough(17, Hypotheses.named("irqs-on-in-hardirq").orElseThrow().in(era));
  }
}
