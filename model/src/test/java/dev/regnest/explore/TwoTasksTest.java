package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Era;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that leave the CPU to each other half done, or move to another: what the schedules mean, and what they break. */
class TwoTasksTest {
  static Stream<Hypothesis> bounded() {
    return Hypotheses.all().stream().filter(h -> h.bound().isPresent());
  }

  private static List<String> replayed(String design, Hypothesis hypothesis, String schedule) {
    return new Replay(Runs.design(design), hypothesis.setup(Registers.REPRESENTATIVE))
        .run(Schedule.parse(schedule)).stream().map(Violation::explain).toList();
  }

  private static List<String> replayed(String design, String hypothesis, String schedule) {
    return replayed(design, Runs.hypothesis(hypothesis), schedule);
  }

  @Test
  void taskBGoesOnFromWhereItWasLeftWhenTaskAIsThrough() {
    assertEquals(
        List.of(
            "the task B sample emitted __regs_user[0].ip after the task A sample had stored there",
            "the task B sample emitted __regs_user[0].ip: user ip of task A, entry 1, where user ip of task B, entry 1 is"
                + " true",
            "recursion[0] ran below zero",
            "recursion[0] is -1 after everything returned"),
        replayed("recursion-slot", "preemptible", "p3(p5)").stream()
            .filter(v -> !v.contains(".ax"))
            .toList());
  }

  @Test
  void taskBLeftBeforeItsFillFillsItAllWhenItGoesOn() {
    assertEquals(List.of(), claims("P1 P2", replayed("recursion-slot", "preemptible", "p3(p3)")));
  }

  private static List<String> claims(String what, List<String> explained) {
    return explained.stream()
        .filter(e -> e.contains("emitted") && !what.isEmpty())
        .toList();
  }

  @Test
  void whatItReadBeforeItWasLeftIsWhatItGoesBy() {
    // Task B has found the guard free at point 1 and goes on at point 2, by when task A has the
    // slot.
    assertTrue(replayed("single", "preemptible", "p2(p2)p6").stream()
        .anyMatch(v -> v.contains("the task A sample emitted regs_user_copy.ip")));
    // Had it looked again, it would have been dropped.
    assertEquals(List.of(), replayed("single", "preemptible", "p6"));
  }

  @Test
  void nothingOfItHappensTwice() {
    // Left in the middle of three words and gone on with: every word goes out once, and each claim
    // breaks at most once a word.
    assertEquals(
        Set.of(1L),
        Set.copyOf(counted(replayed("recursion-slot", "preemptible", "p3(p5)")).values()));
  }

  private static Map<String, Long> counted(List<String> explained) {
    Map<String, Long> counted = new TreeMap<>();
    explained.forEach(e -> counted.merge(e, 1L, Long::sum));
    return counted;
  }

  @Test
  void interruptsHitTaskBBeforeAndAfterItWasLeft() {
    assertEquals(List.of(), replayed("on-stack", "preemptible", "p3(n2p3)p5(n4)"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      p5(p1)       | the task that was switched to has done nothing yet
      p3(p4)p3     | the task that was switched to has done nothing yet
      p3(p5n9)     | never happens
      p3(p5)p9(n4) | never happens
      p3(c4)       | task B runs on the CPU that task A has left, and stays there
      c2(n1)       | never happens
      """)
  void whatTwoTasksCannotDoIsRefusedWithTheReason(String schedule, String reason) {
    Hypothesis both = Runs.hypothesis(schedule.contains("c") ? "migration" : "preemptible");
    String text = both.id().equals("migration") ? schedule.replace("p3(", "c2p3(") : schedule;
    String message = assertThrows(
            IllegalScheduleException.class, () -> replayed("recursion-slot", both, text))
        .getMessage();
    assertTrue(message.contains(reason), message);
  }

  @Test
  void takenOnOneCpuAndGivenBackOnTheOtherACounterIsOutOfBalanceOnBoth() {
    assertEquals(
        List.of(
            "recursion[cpu1][0] ran below zero",
            "recursion[cpu0][0] is 1 after everything returned",
            "recursion[cpu1][0] is -1 after everything returned"),
        replayed("recursion-slot", "migration", "c6"));
  }

  @Test
  void aPileTakenFromOneCpuDoesNotHoldTheSlotOfTheOther() {
    assertTrue(
        replayed("pile-deep", "migration", "c6n9")
            .contains(
                "the task A sample emitted __regs_user[cpu1][0].ip after the NMI sample had stored there"));
  }

  @Test
  void theCpusHaveNamesOnlyWhereThereAreTwo() {
    for (Hypothesis hypothesis : Hypotheses.all()) {
      boolean named = new Model(
              Runs.design("recursion-slot"), hypothesis.setup(Registers.REPRESENTATIVE))
          .cells().stream().anyMatch(cell -> cell.name().contains("cpu0"));
      assertEquals(hypothesis.id().equals("migration"), named, hypothesis.id());
    }
  }

  @Test
  void onPreemptRtASoftirqIsPreemptedAndItsLevelIsTheTasks() {
    assertTrue(replayed("percpu4-ordered", "preempt-rt", "s1(p6)").stream()
        .anyMatch(
            v -> v.startsWith("the softirq sample emitted __regs_user[0].ip: user ip of task B")));
  }

  @Test
  void onPreemptRtASoftirqMeetsASampleOnlyAsAnotherTasks() {
    assertThrows(
        IllegalScheduleException.class, () -> replayed("percpu4-ordered", "preempt-rt", "s4"));
    // ksoftirqd is task B, whose softirq fills what task A is to write out.
    assertTrue(replayed("percpu4-ordered", "preempt-rt", "p10(s14)").stream()
        .anyMatch(
            v -> v.startsWith("the task A sample emitted __regs_user[0].ip after the softirq")));
  }

  @Test
  void onPreemptRtNothingOfThatHappensWithPreemptionOff() {
    Hypothesis nested = Runs.hypothesis("nested-irqs").in(Era.PREEMPT_RT);
    Judgement ordered = Enumerator.judge(
        Runs.design("percpu4-ordered"), nested, Registers.REPRESENTATIVE, 2, () -> false);
    assertEquals(Verdict.HOLDS, ordered.verdict());
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void runningOnFromEachStateOnceFindsWhatAllSchedulesFind(Hypothesis hypothesis) {
    for (Design design : Designs.all()) {
      Judgement all =
          Enumerator.judge(design, hypothesis, Registers.REPRESENTATIVE, 2, () -> false);
      Judgement once =
          Enumerator.judgeStates(design, hypothesis, Registers.REPRESENTATIVE, 2, () -> false);
      assertEquals(found(all), found(once), design.id());
      assertTrue(once.schedules() < all.schedules(), design.id());
    }
  }

  private static List<String> found(Judgement judgement) {
    List<String> found = new ArrayList<>(List.of(judgement.verdict().name()));
    judgement.broken().forEach((claim, example) -> found.add(claim + " " + example.schedule()));
    return found;
  }

  @ParameterizedTest
  @CsvSource({"pile-4", "single", "callchain-early-put"})
  void soItDoesWithThreeArrivals(String design) {
    Hypothesis perTask = Runs.hypothesis("preemptible").in(Era.V6_19);
    Judgement all =
        Enumerator.judge(Runs.design(design), perTask, Registers.REPRESENTATIVE, 3, () -> false);
    Judgement once =
        Bounded.judge(Runs.design(design), perTask, Registers.REPRESENTATIVE, () -> false);
    assertEquals(sizes(all), sizes(once));
    assertFalse(sizes(once).isEmpty());
  }

  private static Map<Claim, Integer> sizes(Judgement judgement) {
    Map<Claim, Integer> sizes = new TreeMap<>();
    judgement
        .broken()
        .forEach((claim, example) -> sizes.put(claim, example.schedule().size()));
    return sizes;
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void whatBreaksWithTwoTasksReplays(Hypothesis hypothesis) {
    Judgement judged = Bounded.judge(
        Runs.design("recursion-slot"), hypothesis, Registers.REPRESENTATIVE, () -> false);
    assertEquals(Verdict.VIOLATED, judged.verdict());
    judged
        .broken()
        .forEach((claim, example) -> assertTrue(
            new Replay(judged.design(), hypothesis.setup(Registers.REPRESENTATIVE))
                .run(Schedule.parse(example.schedule().toString()))
                .contains(example.violation()),
            claim + " " + example.schedule()));
  }

  @Test
  void visitingComesByTheSlotsThatJudgingComesBy() {
    Hypothesis preemptible = Runs.hypothesis("preemptible");
    Design pile = Runs.design("pile-4");
    var word = Registers.REPRESENTATIVE.subList(0, 1);
    assertEquals(
        Bounded.judge(pile, preemptible, word, () -> false).coverage().slotsUsed(),
        Bounded.visit(pile, preemptible, word, () -> false).slotsUsed());
  }

  @Test
  void onPreemptRtTaskBGoesOnFirstInTheSoftirqInWhichItWasLeft() {
    String left = "p6(s8(p3))";
    assertEquals(List.of(), replayed("on-stack", "preempt-rt", left));
    assertEquals(List.of(), replayed("on-stack", "preempt-rt", left + "p7(s0(n4)n8)"));
    // The softirq is at its point 3 by then, and goes on from there.
    assertThrows(
        IllegalScheduleException.class,
        () -> replayed("on-stack", "preempt-rt", left + "p7(s0(n2))"));
    assertThrows(
        IllegalScheduleException.class, () -> replayed("on-stack", "preempt-rt", "p6(s0(n2))"));
  }

  @Test
  void whereACompilerMovesAccessesOfTwoTasksNothingIsEverProved() {
    Hypothesis hypothesis = Runs.hypothesis("preempt-rt").with(Switch.COMPILER_REORDERS);
    IllegalArgumentException none = assertThrows(
        IllegalArgumentException.class,
        () -> Prover.judge(
            Runs.design("on-stack"), hypothesis, Registers.REPRESENTATIVE, () -> false));
    assertEquals(
        "no proof reaches \"" + hypothesis.id()
            + "\", where a compiler moves accesses of two tasks;"
            + " ask Bounded for up to 3 arrivals",
        none.getMessage());
  }

  @Test
  void theKernelsOwnGuardIsNotChargedToTheDesign() {
    Judgement judged = Bounded.judge(
        Runs.design("on-stack"),
        Runs.hypothesis("preemptible"),
        Registers.REPRESENTATIVE,
        () -> false);
    assertFalse(judged.broken().containsKey(Claim.P5));
    assertTrue(judged.coverage().sawGuardLoseBalance());
  }
}
