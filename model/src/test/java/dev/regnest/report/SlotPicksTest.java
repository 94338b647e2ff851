package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotPicksTest {
  private static final Design POSTED = Designs.named("percpu4-posted").orElseThrow();
  private static final Design ORDERED = Designs.named("percpu4-ordered").orElseThrow();

  private static List<String> picks(Design design, String... hypotheses) {
    return SlotPicks.of(design, asked(hypotheses), Registers.REPRESENTATIVE).lines();
  }

  private static List<String> neverYes(Design design, String... hypotheses) {
    return SlotPicks.of(design, asked(hypotheses), Registers.REPRESENTATIVE)
        .neverYes(asked(hypotheses));
  }

  private static List<Hypothesis> asked(String... ids) {
    return Stream.of(ids).map(id -> Hypotheses.named(id).orElseThrow()).toList();
  }

  @Test
  void contextsThatAQuestionSendsToOneSlotStandTogether() {
    assertEquals(
        List.of(
            "slot 0: in_nmi() is true in an NMI",
            "slot 1: in_interrupt() is true in a hardirq, a softirq and the task with bottom halves disabled",
            "slot 3: none of in_nmi(), in_interrupt() and in_serving_softirq() is true in the task"),
        picks(POSTED, "nested-irqs", "bh-disabled", "preemptible", "migration"));
  }

  @Test
  void aTestThatIsNeverTrueIsToldWithTheOneBeforeIt() {
    assertEquals(
        List.of(
            "in_serving_softirq() is never true where it is asked: in a softirq, where it would be, in_interrupt()"
                + " is asked before it and is true already"),
        neverYes(POSTED, "nested-irqs"));
  }

  @Test
  void aTestIsBlamedOnlyWhereSomethingAskedAboutWouldMakeTheOtherTrue() {
    assertEquals(
        List.of(
            "in_serving_softirq() is never true where it is asked",
            "in_interrupt() is never true where it is asked: in an NMI, where it would be, in_nmi() is asked before it"
                + " and is true already"),
        neverYes(POSTED, "preemptible"));
  }

  @Test
  void aLevelIsNoTestThatSaysNo() {
    assertEquals(
        List.of(
            "slot 0: interrupt_context_level() is 0 in the task",
            "slot 1: interrupt_context_level() is 1 in a softirq",
            "slot 2: interrupt_context_level() is 2 in a hardirq",
            "slot 3: interrupt_context_level() is 3 in an NMI"),
        picks(ORDERED, "nested-irqs"));
    assertEquals(List.of(), neverYes(ORDERED, "nested-irqs"));
  }

  @Test
  void whereOnlyPreemptRtAnswersOtherwiseItIsNamed() {
    assertEquals(
        "slot 0: interrupt_context_level() is 0 in the task and a softirq on PREEMPT_RT",
        picks(ORDERED, "nested-irqs", "preempt-rt").get(0));
  }

  @Test
  void itMayBeAskedOfMoreHypothesesThanThePicks() {
    SlotPicks picks = SlotPicks.of(POSTED, asked("preemptible"), Registers.REPRESENTATIVE);
    assertEquals(neverYes(POSTED, "nested-irqs"), picks.neverYes(asked("nested-irqs")));
  }
}
