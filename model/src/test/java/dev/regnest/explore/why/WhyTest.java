package dev.regnest.explore.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhyTest {
  private static final Hypothesis NESTED_IRQS = Hypotheses.named("nested-irqs").orElseThrow();

  private static Why why(String design, String hypothesis) {
    Hypothesis asked = Hypotheses.named(hypothesis).orElseThrow();
    Mutants mutants = Mutants.of(Designs.named(design).orElseThrow(), List.of(asked));
    return Why.of(mutants, asked, () -> false);
  }

  private static String killed(Why why) {
    return why.trials().stream()
        .filter(Trial::killed)
        .map(trial -> trial.mutant().name() + ": "
            + trial.killer().orElseThrow().violation().kind() + " "
            + trial.killer().orElseThrow().schedule())
        .collect(Collectors.joining(", "));
  }

  @Test
  void dropsAreSeenWhereSomethingRestsOnThem() {
    Why why = why("recursion-slot", "nested-irqs");
    assertEquals(
        "in_interrupt 1: NeedlessDrop s1(h4), drop 3: Imbalance -, drop 6: Leak -,"
            + " drop 10: Imbalance -",
        killed(why));
    assertEquals(4, why.killed());
    assertEquals(11, why.trials().size());
  }

  @Test
  void barriersAndTheWholeGuardSurviveWhereNoTwoSamplesShareALevel() {
    Why why = why("recursion-slot", "nested-irqs");
    Set<String> survivors = why.trials().stream()
        .filter(Trial::survived)
        .map(trial -> trial.mutant().name())
        .collect(Collectors.toSet());
    assertTrue(survivors.containsAll(Set.of("drop 4", "drop 8", "without 3", "ignore 2")));
  }

  @Test
  void theGuardBearsLoadWhereTwoSamplesOfOneLevelMeet() {
    Why why = why("recursion-slot", "nmi-like-exceptions");
    assertTrue(killed(why).contains("without 3: Interference n2(k4)"), killed(why));
    assertTrue(killed(why).contains("swap 3: Interference n2(k4)"), killed(why));
    assertTrue(killed(why).contains("early 9: Interference n2(k7)"), killed(why));
  }

  @Test
  void whatTheDesignBreaksItselfKillsNoMutant() {
    Why why = why("percpu4-posted", "nested-irqs");
    assertEquals(Set.of(Claim.P1), why.original().broken().keySet());
    assertFalse(why.trials().stream().anyMatch(trial -> trial.breaks().containsKey(Claim.P1)));
  }

  @ParameterizedTest
  @CsvSource({
    "recursion-slot, nmi-like-exceptions",
    "pile-4, traced-sampling-path",
    "single-flag-cleared, reentry",
    "callchain-early-put, nested-irqs",
    "pebs-all-or-none, pebs-skid",
    "not-yet-filled-shared, deferred-output"
  })
  void everyKillIsSeenByReplayAndNoSurvivorByTheEnumerator(String design, String hypothesis) {
    Why why = why(design, hypothesis);
    assertFalse(why.trials().isEmpty());
    for (Trial trial : why.trials()) {
      trial.breaks().forEach((claim, example) -> {
        List<Violation> seen = new Replay(
                trial.mutant().design(), why.hypothesis().setup(why.mutants().registers()))
            .run(example.schedule());
        assertTrue(seen.contains(example.violation()), trial.mutant().name());
      });
      if (trial.survived()) {
        Judgement bounded = Enumerator.judge(
            trial.mutant().design(), why.hypothesis(), why.mutants().registers(), 2, () -> false);
        assertTrue(
            why.original().broken().keySet().containsAll(bounded.broken().keySet()),
            trial.mutant().name());
      }
    }
  }

  @Test
  void aMutantThatCountsWithoutEndIsLeftUndecidedRatherThanCalledASurvivor() {
    // A pile that refuses gives the number it has taken back only after its next store, and loses
    // track of how deep it is.
    Why why = why("pile-4", "compiler-in-order");
    assertTrue(fates(why).contains("swap 2: UNDECIDED"), fates(why));
    assertEquals(Verdict.UNKNOWN, why.verdict());
  }

  /** The design itself breaks there, so that no proof is made of its mutants. */
  @Test
  void aMutantThatIsNoMoreThanTriedIsNoSurvivorForAnyNumberOfArrivals() {
    assertEquals(
        "in_softirq 1: HELD, in_interrupt 1: HELD, drop 3: KILLED",
        fates(why("percpu4-ordered", "preempt-rt")));
    assertEquals(
        "in_softirq 1: SURVIVED, in_interrupt 1: SURVIVED, drop 3: KILLED",
        fates(why("percpu4-ordered", "preemptible")));
  }

  /** A refused sample that never gives its number back: no proof ends, and no two interrupts show it, but those that break the pile do. */
  @Test
  void aMutantMayDieOfTheScheduleThatBreaksTheDesign() {
    Why why = why("pile-4", "irqs-on-in-hardirq");
    assertTrue(killed(why).contains("drop 2: Imbalance h6(h3(h3(n3)))"), killed(why));
    assertEquals(
        "h6(h3(h3(n3)))", why.original().broken().get(Claim.P4).schedule().toString());
  }

  @Test
  void aBarrierIsUnobservableWhereAccessesKeepProgramOrder() {
    String fates = fates(why("recursion-slot", "nested-irqs"));
    assertTrue(fates.contains("drop 4: UNOBSERVABLE"), fates);
    assertTrue(fates.contains("drop 8: UNOBSERVABLE"), fates);
  }

  @Test
  void whatOnlyAnotherHypothesisComesByIsNeverReached() {
    // The pile gets full, and refuses, only where a hardirq may nest in a hardirq.
    Mutants mutants = Mutants.of(
        Designs.named("pile-4").orElseThrow(),
        List.of(NESTED_IRQS, Hypotheses.named("irqs-on-in-hardirq").orElseThrow()));
    String fates = fates(Why.of(mutants, NESTED_IRQS, () -> false));
    assertTrue(
        fates.contains("drop 2: NEVER_REACHED, swap 2: NEVER_REACHED, widen 2: NEVER_REACHED"),
        fates);
    assertEquals(3, fates.split("NEVER_REACHED", -1).length - 1, fates);
  }

  @Test
  void theVerdictIsTheDesignsOrThatNothingWasTested() {
    assertEquals(Verdict.PROVED, why("recursion-slot", "nested-irqs").verdict());
    assertEquals(Verdict.VIOLATED, why("percpu4-posted", "nested-irqs").verdict());
    Mutants ofNobody = Mutants.of(withAFlagNobodyReads(), List.of(NESTED_IRQS));
    assertEquals(Verdict.VACUOUS, Why.of(ofNobody, NESTED_IRQS, () -> false).verdict());
  }

  @Test
  void trialsAreFoundByTheOperationTheyChange() {
    Why why = Why.of(recursionSlot(), NESTED_IRQS, () -> true);
    assertEquals(
        List.of("drop 3", "without 3", "swap 3"),
        why.of(3).stream().map(trial -> trial.mutant().name()).toList());
    assertEquals(List.of(), why.of(5));
  }

  @Test
  void aVerdictThatIsNoGreenIsLeftAsItIs() {
    Judgement violated = Prover.judge(
        Designs.named("percpu4-posted").orElseThrow(),
        NESTED_IRQS,
        List.of(Register.IP),
        () -> false);
    assertEquals(violated, Why.orVacuous(violated, () -> false));
    Judgement unknown = Prover.judge(
            withAFlagNobodyReads(), NESTED_IRQS, List.of(Register.IP), () -> false)
        .stopped("");
    assertEquals(unknown, Why.orVacuous(unknown, () -> false));
  }

  private static Mutants recursionSlot() {
    return Mutants.of(Designs.named("recursion-slot").orElseThrow(), List.of(NESTED_IRQS));
  }

  private static String fates(Why why) {
    return why.trials().stream()
        .map(trial -> trial.mutant().name() + ": " + trial.fate())
        .collect(Collectors.joining(", "));
  }

  @Test
  void aGreenWhoseMutantsAllHoldTestsNothing() {
    Judgement proved =
        Prover.judge(withAFlagNobodyReads(), NESTED_IRQS, List.of(Register.IP), () -> false);
    assertEquals(Verdict.PROVED, proved.verdict());
    assertEquals(Verdict.VACUOUS, Why.orVacuous(proved, () -> false).verdict());
  }

  @ParameterizedTest
  @ValueSource(strings = {"recursion-slot", "on-stack", "pebs-all-or-none", "callchain-early-put"})
  void aGreenWithOneMutantKilledStaysGreen(String design) {
    Judgement proved = Prover.judge(
        Designs.named(design).orElseThrow(), NESTED_IRQS, Registers.REPRESENTATIVE, () -> false);
    assertEquals(Verdict.PROVED, proved.verdict());
    assertEquals(proved, Why.orVacuous(proved, () -> false));
  }

  private static Design withAFlagNobodyReads() {
    return new Design("flag", "stores a flag", "this test", Set.of(), kernel -> {
      Cell flag = kernel.perCpu().flag("flag", 0);
      return new UserRegsPath(kernel, new RegsUserStorage() {
        @Override
        public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
          return data.taskPtRegs(cpu);
        }

        @Override
        public void fetch(Cpu cpu, PerfSampleData data) {
          cpu.store(flag, 1);
          data.regsUser(slotFor(cpu, data));
        }
      });
    });
  }
}
