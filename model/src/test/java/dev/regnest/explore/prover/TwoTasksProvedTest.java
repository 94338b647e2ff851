package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Runs;
import dev.regnest.explore.Verdict;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.RunRefused;
import dev.regnest.protocol.Conditions;
import dev.regnest.protocol.Instruction;
import dev.regnest.protocol.Kind;
import dev.regnest.protocol.RandomPrograms;
import dev.regnest.protocol.Routine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proofs about two tasks against the search that tries all their schedules up to a bound: whether a claim breaks, and by how few arrivals.
 *
 * <p>{@code -Dregnest.tasks=N} sets how many protocols are drawn, {@code -Dregnest.seed=S} the first of their seeds.
 */
class TwoTasksProvedTest {
  private static final long PROTOCOLS = Long.getLong("regnest.tasks", 600);
  private static final long SEED = Long.getLong("regnest.seed", 0);
  private static final List<Register> WORD = List.of(RandomPrograms.WORD);
  private static final int BOUND = 2;

  /** A proof asks every 256 frame states; nearly all of those that end do so within 400 questions. */
  private static final int PATIENCE = 400;

  static Stream<Hypothesis> reached() {
    return Stream.of(Runs.hypothesis("preemptible"));
  }

  @ParameterizedTest
  @MethodSource("reached")
  void whatBreaksUpToTheBoundBreaksByAsFewArrivalsAndIsConfirmed(Hypothesis hypothesis) {
    for (Design design : Designs.all()) {
      Hypothesis its = hypothesis.of(design);
      List<Register> word = Registers.REPRESENTATIVE.subList(0, 1);
      Judgement proved = Prover.judge(design, its, word, () -> false);
      Judgement tried = Bounded.judge(design, its, word, () -> false);
      assertTrue(proved.complete(), design.id());
      assertEquals("", disagreement(proved, tried), design.id());
      proved
          .broken()
          .values()
          .forEach(example -> assertTrue(
              new Replay(design, its.setup(word))
                  .run(example.schedule())
                  .contains(example.violation()),
              () -> design.id() + " " + example.schedule()));
    }
  }

  @Test
  void aDesignThatSharesNothingIsProvedForAnyNumberOfSwitches() {
    assertProved("preemptible");
    assertProved("migration");
    assertProved("preempt-rt");
  }

  private static void assertProved(String hypothesis) {
    Judgement judged = Engines.judge(
        Runs.design("on-stack"),
        Runs.hypothesis(hypothesis),
        Registers.REPRESENTATIVE,
        () -> false);
    assertEquals(Verdict.PROVED, judged.verdict());
    assertTrue(judged.isUnbounded());
  }

  /** Task A takes slot 0 and is preempted, task B takes slot 1 and is left; A gives back the count, and what comes next takes the slot that B fills. */
  @Test
  void slotsTakenByNestingAreLostWhereTasksDoNotReturnLastInFirstOut() {
    Judgement judged = Engines.judge(
        Runs.design("pile-deep"),
        Runs.hypothesis("preemptible"),
        Registers.REPRESENTATIVE,
        () -> false);
    assertEquals(
        Map.of(Claim.P1, 4, Claim.P2, 4), sizes(judged), () -> judged.broken().toString());
    assertTrue(judged.complete());
  }

  /** Task B fills the slot of the CPU that task A has left, which A comes back to and fills, too. */
  @Test
  void aSlotOfEachContextIsLostToATaskThatComesBack() {
    Judgement judged = Engines.judge(
        Runs.design("percpu4-ordered"),
        Runs.hypothesis("migration"),
        Registers.REPRESENTATIVE,
        () -> false);
    assertEquals(
        Map.of(Claim.P1, 4, Claim.P2, 4), sizes(judged), () -> judged.broken().toString());
  }

  @Test
  void randomProtocolsBreakTheSameClaimsByAsFewArrivals() {
    compare(
        seed -> drawn(seed, programs -> programs.preempted(/* onTwoCpus= */ false)),
        PROTOCOLS,
        BOUND);
  }

  /** Each of these costs several times as much. */
  @Test
  void soTheyDoOnTwoCpus() {
    compare(
        seed -> drawn(seed, programs -> programs.preempted(/* onTwoCpus= */ true)),
        PROTOCOLS / 5,
        BOUND);
  }

  /** Four arrivals are the fewest with which task B goes on, before task A is through, in the softirq in which it was left. */
  @Test
  void soTheyDoWhereTasksAreLeftInsideSoftirqs() {
    compare(
        seed -> {
          RandomPrograms programs = RandomPrograms.of(seed).inTasksAndSoftirqs();
          return Optional.of(new Question(programs, programs.onPreemptRt()));
        },
        PROTOCOLS / 5,
        2 * BOUND);
  }

  @Test
  void soDoThoseInWhichTasksWaitOrDifferAndHandlersLeaveCountsChanged() {
    compare(
        seed -> {
          RandomPrograms programs = RandomPrograms.ofTwoTasks(seed);
          return Optional.of(new Question(programs, programs.preempted(seed % 4 == 0)));
        },
        PROTOCOLS / 5,
        BOUND);
  }

  @Test
  void soDoTheSameOnPreemptRt() {
    compare(
        seed -> {
          RandomPrograms programs = RandomPrograms.ofTwoTasks(seed).inTasksAndSoftirqs();
          return Optional.of(new Question(programs, programs.onPreemptRt()));
        },
        PROTOCOLS / 10,
        2 * BOUND);
  }

  private static Judgement judged(RandomPrograms programs) {
    return Prover.judge(programs.design(), programs.preempted(false), WORD, () -> false);
  }

  /** What task A counts, task B comes by if it does not return before; it may be left first, and goes on as itself. */
  @Test
  void taskBRunsItsOwnCodeAlsoWhereItGoesOn() {
    List<Instruction> both = List.of(
        Instruction.of(Kind.TASK_A_SKIPS, 0, 3),
        Instruction.of(Kind.STORE, 0, 1),
        Instruction.of(Kind.STORE, 0, 0),
        Instruction.of(Kind.TASK_B_RETURNS, 0, 0),
        Instruction.of(Kind.COUNT_UP, 0, 0),
        Instruction.of(Kind.ASSERT_ZERO, 0, 0),
        Instruction.of(Kind.COUNT_DOWN, 0, 0));
    assertEquals(Map.of(), sizes(judged(ofTask(both))));
    List<Instruction> same = new ArrayList<>(both);
    same.set(3, Instruction.of(Kind.BARRIER, 0, 0));
    assertEquals(Map.of(Claim.ASSERT, 1), sizes(judged(ofTask(same))));
  }

  private static RandomPrograms ofTask(List<Instruction> instructions) {
    Routine task = Routine.of(instructions.toArray(new Instruction[0]));
    return new RandomPrograms(1, Map.of(EventSource.TASK_EVENT, task));
  }

  /** An NMI over task B sets cell 0, and B clears it before its end: task A sees it only if B is left in between. */
  @Test
  void aHandlerOverTaskBThatLeavesPreemptionOffKeepsItFromBeingLeft() {
    assertEquals(Map.of(Claim.ASSERT, 3), sizes(judged(withNmi(/* givesBack= */ true))));
    assertEquals(Map.of(), sizes(judged(withNmi(/* givesBack= */ false))));
  }

  private static RandomPrograms withNmi(boolean givesBack) {
    Routine task = Routine.of(
        Instruction.of(Kind.TASK_A_SKIPS, 0, 4),
        Instruction.of(Kind.STORE, 1, 1),
        Instruction.of(Kind.STORE, 1, 0),
        Instruction.of(Kind.STORE, 0, 0),
        Instruction.of(Kind.TASK_B_RETURNS, 0, 0),
        Instruction.of(Kind.ASSERT_NOT, 0, 1));
    List<Instruction> nmi = List.of(
        Instruction.of(Kind.TASK_A_SKIPS, 0, 2),
        Instruction.of(Kind.PREEMPT_DISABLE, 0, 0),
        new Instruction(Kind.RELAY, 1, 1, 0, 1));
    return new RandomPrograms(
        2,
        Map.of(EventSource.TASK_EVENT, task, EventSource.PMI, new Routine(nmi, givesBack, 0, 0)));
  }

  @Test
  void aHandlerInWhichTaskBCouldBeLeftIsRefused() {
    Routine task = Routine.of(Instruction.of(Kind.ASSERT_NOT, 0, 1));
    Routine enables = new Routine(
        List.of(Instruction.of(Kind.PREEMPT_ENABLE, 0, 0), Instruction.of(Kind.STORE, 0, 0)),
        /* givesBack= */ false,
        0,
        0);
    RandomPrograms programs =
        new RandomPrograms(1, Map.of(EventSource.TASK_EVENT, task, EventSource.OPTPROBE, enables));
    Hypothesis hypothesis = programs.preempted(/* onTwoCpus= */ false);
    RunRefused proved = assertThrows(RunRefused.class, () -> judged(programs));
    RunRefused tried = assertThrows(
        RunRefused.class, () -> Bounded.judge(programs.design(), hypothesis, WORD, () -> false));
    assertEquals(proved.getMessage(), tried.getMessage());
    assertTrue(proved.getMessage().contains("OPTPROBE over task B"), proved.getMessage());
  }

  /** Task A sets cell 0 while B is left with cell 1 at 1; a softirq that finds both hits B right where that goes on, and clears cell 1. */
  @Test
  void aSoftirqThatHitsWhereTaskBWasLeftIsNoneThatGoesOn() {
    Routine task = Routine.of(
        Instruction.of(Kind.TASK_A_SKIPS, 0, 3),
        Instruction.of(Kind.STORE, 1, 1),
        Instruction.of(Kind.STORE, 1, 0),
        Instruction.of(Kind.TASK_B_RETURNS, 0, 0),
        new Instruction(Kind.RELAY, 1, 1, 0, 1),
        Instruction.of(Kind.STORE, 0, 0));
    Routine softirq = Routine.of(
        Instruction.of(Kind.TASK_A_SKIPS, 0, 2),
        new Instruction(Kind.RELAY, 1, 0, 2, 1),
        Instruction.of(Kind.ASSERT_NOT, 2, 1));
    RandomPrograms programs = new RandomPrograms(
        /* samples= */ false,
        3,
        Map.of(EventSource.TASK_EVENT, task, EventSource.SOFTIRQ_EVENT, softirq),
        Routine.of(),
        Conditions.PLAIN);
    Judgement judged = Prover.judge(programs.design(), programs.onPreemptRt(), WORD, () -> false);
    assertEquals("p2(p2)p5(s2)", judged.broken().get(Claim.ASSERT).schedule().toString());
  }

  /** Its softirq counts for ever; the proof is stopped with a break of three arrivals in hand, and there is one of two. */
  @Test
  void aProofThatIsStoppedSaysTheShortestThatIsKnown() {
    RandomPrograms programs = RandomPrograms.of(90138).inTasksAndSoftirqs();
    Judgement judged =
        Prover.judge(programs.design(), programs.onPreemptRt(), WORD, asking(PATIENCE));
    assertFalse(judged.complete());
    assertEquals(2, judged.broken().get(Claim.P4).schedule().size());
  }

  /** The first schedule of three arrivals chooses a value as well, which there is a schedule without. */
  @Test
  void aChosenValueMakesNoScheduleTheShortest() {
    RandomPrograms programs = RandomPrograms.of(90324).inTasksAndSoftirqs();
    Judgement judged =
        Prover.judge(programs.design(), programs.onPreemptRt(), WORD, asking(PATIENCE));
    assertEquals(Map.of(Claim.P1, 3, Claim.P2, 3, Claim.P3, 3), sizes(judged));
  }

  private record Question(RandomPrograms programs, Hypothesis hypothesis) {}

  private static Optional<Question> drawn(long seed, Function<RandomPrograms, Hypothesis> under) {
    return Optional.of(RandomPrograms.of(seed))
        .filter(programs -> programs.routines().containsKey(EventSource.TASK_EVENT))
        .map(programs -> new Question(programs, under.apply(programs)));
  }

  private static void compare(LongFunction<Optional<Question>> drawing, long protocols, int bound) {
    AtomicInteger run = new AtomicInteger();
    AtomicInteger broken = new AtomicInteger();
    AtomicInteger givenUp = new AtomicInteger();
    AtomicInteger waiting = new AtomicInteger();
    LongStream.range(SEED, SEED + protocols).parallel().forEach(seed -> {
      drawing.apply(seed).ifPresent(question -> {
        RandomPrograms drawn = question.programs();
        Hypothesis hypothesis = question.hypothesis();
        run.incrementAndGet();
        Judgement proved;
        try {
          proved = Prover.judge(drawn.design(), hypothesis, WORD, asking(PATIENCE));
        } catch (RunRefused refused) {
          givenUp.incrementAndGet();
          return;
        } catch (IllegalStateException | IllegalScheduleException failed) {
          throw new AssertionError("protocol " + seed + ": " + drawn, failed);
        }
        Judgement tried = Bounded.judge(drawn.design(), hypothesis, WORD, bound, asking(PATIENCE));
        if (knowsAllThatBreaks(proved) && knowsAllThatBreaks(tried)) {
          waiting.addAndGet(tried.complete() ? 0 : 1);
          broken.addAndGet(proved.broken().isEmpty() ? 0 : 1);
          assertEquals("", disagreement(proved, tried), () -> "protocol " + seed + ": " + drawn);
        } else {
          givenUp.incrementAndGet();
        }
      });
    });
    System.out.println(run + " protocols with tasks, " + broken + " broken, " + waiting
        + " in which something waits for ever, " + givenUp + " given up");
    assertTrue(run.get() > protocols / 5, () -> run + " of " + protocols + " have a task");
    assertTrue(broken.get() > run.get() / 5, () -> "only " + broken + " broken of " + run);
    assertTrue(broken.get() < run.get() * 4 / 5, () -> broken + " of " + run + " were broken");
    assertTrue(givenUp.get() < run.get() / 3, () -> givenUp + " of " + run + " given up");
  }

  @ParameterizedTest
  @EnumSource
  void noReductionChangesWhatBreaksOrByHowFewArrivals(Reduction off) {
    Set<Reduction> on = EnumSet.complementOf(EnumSet.of(off));
    AtomicInteger compared = new AtomicInteger();
    LongStream.range(SEED, SEED + PROTOCOLS / 10).parallel().forEach(seed -> {
      RandomPrograms drawn = RandomPrograms.of(seed);
      if (drawn.routines().containsKey(EventSource.TASK_EVENT)) {
        Judgement with = proved(drawn, EnumSet.allOf(Reduction.class), PATIENCE);
        Judgement without = proved(drawn, on, PATIENCE);
        if (with.complete() && without.complete()) {
          compared.incrementAndGet();
          assertEquals(sizes(without), sizes(with), () -> "protocol " + seed + ": " + drawn);
        }
      }
    });
    assertTrue(compared.get() > PROTOCOLS / 100, compared::toString);
  }

  private static Judgement proved(RandomPrograms drawn, Set<Reduction> on, int patience) {
    return Prover.judge(
        drawn.design(), drawn.preempted(/* onTwoCpus= */ false), WORD, on, asking(patience));
  }

  /** A run that waits for ever is as long as it gets: whatever may still break in it has been tried. */
  private static boolean knowsAllThatBreaks(Judgement judged) {
    return judged.complete() || judged.cutShort().startsWith(Judgement.ENDLESS);
  }

  /** A proof finds what costs least, and a chosen value costs as much as an arrival; the search has all with so few arrivals, however many values they choose. */
  private static String disagreement(Judgement proved, Judgement tried) {
    boolean agree = tried.broken().entrySet().stream()
            .allMatch(found -> costs(proved, found.getKey()) <= size(found.getValue()))
        && proved.broken().entrySet().stream()
            .filter(found -> size(found.getValue()) <= tried.interrupts())
            .allMatch(found -> arrivals(tried, found.getKey()) <= size(found.getValue()));
    return agree ? "" : "proved " + proved.broken() + ", tried " + tried.broken();
  }

  private static int costs(Judgement judged, Claim claim) {
    Counterexample found = judged.broken().get(claim);
    return found == null ? Integer.MAX_VALUE : size(found);
  }

  private static long arrivals(Judgement judged, Claim claim) {
    Counterexample found = judged.broken().get(claim);
    return found == null
        ? Long.MAX_VALUE
        : size(found)
            - found.schedule().steps().stream()
                .filter(step -> step.kind() == Arrival.VALUE)
                .count();
  }

  private static int size(Counterexample found) {
    return found.schedule().size();
  }

  private static Map<Claim, Integer> sizes(Judgement judged) {
    Map<Claim, Integer> sizes = new TreeMap<>();
    judged.broken().forEach((claim, found) -> sizes.put(claim, found.schedule().size()));
    return sizes;
  }

  private static BooleanSupplier asking(int most) {
    int[] asked = {0};
    return () -> ++asked[0] > most;
  }
}
